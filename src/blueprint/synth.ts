import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { writeAssembly } from '../assembly/index.ts';
import type { AccountKey, AssemblyFiles } from '../assembly/index.ts';
import { MANAGEMENT, PROFILES } from '../project/index.ts';
import type { Profile, Project } from '../project/index.ts';
import { AccountApp } from './account-app.ts';
import { environmentStacks } from './environment.ts';
import { managementStacks } from './management.ts';
import { refuseFindings } from './template-findings.ts';

export interface SynthOptions {
  /**
   * Judge the templates by CDK's own rules, each finding an error (default). The first time in a process costs seconds, so tests of
   * something else leave it out.
   */
  readonly validate?: boolean;
}

/**
 * Writes a cloud assembly for every account below `directory` (an absolute path) and their description beside them. The same project gives
 * the same bytes. Throws `ProblemsError` when a template breaks one of CDK's rules.
 */
export async function synth(project: Project, directory: string, { validate = true }: SynthOptions = {}): Promise<AssemblyFiles> {
  const assemble = async (account: AccountKey, profile: Profile, build: (app: AccountApp) => void) => {
    const into = join(directory, account);
    // CDK writes into what is there: a stack that is no more would stay.
    await rm(into, { recursive: true, force: true });
    const app = new AccountApp({ project, account, profile, directory: into, validate });
    build(app);
    if (account !== MANAGEMENT) for (const stack of app.stacks) project.extend?.(stack, account);
    app.app.synth();
    if (validate) await refuseFindings(account, into);
    return app.stacks.map((stack) => stack.describe());
  };

  // The management account has no tier; what it holds is kept as carefully as production's.
  const stacks = await assemble(MANAGEMENT, PROFILES.production, managementStacks);
  for (const environment of project.environments) {
    stacks.push(...(await assemble(environment.name, environment.profile, (app) => environmentStacks(app, environment))));
  }
  const assembly: AssemblyFiles = { version: 1, directory, stacks };
  await writeAssembly(assembly);
  return assembly;
}
