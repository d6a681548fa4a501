// What `cdk synth` runs in the bench: all stacks of a project in one CDK app, with everything else as CDK has it by default. It is
// copied into the built package and takes the stacks from there, so that neither side strips types or loads other code than the other.
import { App } from 'aws-cdk-lib';

import { environmentStacks } from './dist/blueprint/environment.js';
import { FEATURE_FLAGS } from './dist/blueprint/feature-flags.js';
import { managementStacks } from './dist/blueprint/management.js';
import { LandfallStack } from './dist/blueprint/stack.js';
import { MANAGEMENT, PROFILES, loadProject } from './dist/project/index.js';
import { resolveProject } from './dist/project/resolve.js';

const loaded = await loadProject(process.argv[2]);
const project = resolveProject(loaded.input, loaded.root);
const app = new App({ postCliContext: FEATURE_FLAGS });

/** What the blueprint expects of an account's app, with the stacks in the one app of all. */
function account(key, profile) {
  return {
    project,
    account: key,
    profile,
    app,
    stacks: [],
    stack: (capability, description, region = project.region) =>
      new LandfallStack(app, {
        project: project.name,
        account: key,
        capability,
        region,
        description,
        terminationProtection: profile.deletionProtection,
      }),
  };
}

managementStacks(account(MANAGEMENT, PROFILES.production));
for (const environment of project.environments) environmentStacks(account(environment.name, environment.profile), environment);
