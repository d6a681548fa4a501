import { App } from 'aws-cdk-lib';

import type { AccountKey } from '../assembly/index.ts';
import type { Profile, Project } from '../project/index.ts';
import { FEATURE_FLAGS } from './feature-flags.ts';
import { LandfallStack } from './stack.ts';

export interface AccountAppProps {
  readonly project: Project;
  readonly account: AccountKey;
  readonly profile: Profile;
  /** Folder that the account's cloud assembly is written into. */
  readonly directory: string;
  /** Judge the templates by CDK's own rules, where each finding is an error. */
  readonly validate: boolean;
}

/** The CDK app of one account, and its stacks in the order in which they were made. */
export class AccountApp {
  readonly project: Project;
  readonly account: AccountKey;
  readonly profile: Profile;
  readonly app: App;
  readonly stacks: LandfallStack[] = [];

  constructor({ project, account, profile, directory, validate }: AccountAppProps) {
    this.project = project;
    this.account = account;
    this.profile = profile;
    this.app = new App({
      outdir: directory,
      // Versions, traces and a tree of constructs would change with what isn't deployed: where the sources lie, for one.
      analyticsReporting: false,
      stackTraces: false,
      treeMetadata: false,
      builtinCloudFormationValidation: validate,
      postCliContext: {
        ...FEATURE_FLAGS,
        'aws:cdk:disable-creation-stack-traces': true,
        'aws:cdk:disable-logicalId-metadata': true,
        '@aws-cdk/core:validateAgainstDefaultRules': true,
        '@aws-cdk/core:strictCfnValidateErrors': true,
        // Else CDK prints what it finds; we read its report.
        '@aws-cdk/core:failSynthOnValidationErrors': false,
      },
    });
  }

  stack(capability: string, description: string, region = this.project.region): LandfallStack {
    const stack = new LandfallStack(this.app, {
      project: this.project.name,
      account: this.account,
      capability,
      region,
      description,
      terminationProtection: this.profile.deletionProtection,
    });
    this.stacks.push(stack);
    return stack;
  }
}
