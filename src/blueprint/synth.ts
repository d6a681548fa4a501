import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { writeAssembly } from '../assembly/index.ts';
import type { AccountKey, AssemblyFiles, StackDescription } from '../assembly/index.ts';
import { MANAGEMENT, PROFILES } from '../project/index.ts';
import type { Environment, Project } from '../project/index.ts';
import { AccountApp } from './account-app.ts';
import { environmentStacks } from './environment.ts';
import { type Judge, startJudge } from './judgement/judge.ts';
import { managementStacks } from './management.ts';
import { refuseFindings } from './template-findings.ts';

export interface SynthOptions {
  /**
   * Judge the templates by CDK's own rules, each finding an error (default). It costs seconds, so tests of something else leave it out.
   */
  readonly validate?: boolean;
  /** A judge that was started beforehand, while CDK was being loaded. It is ended here. */
  readonly judge?: Judge;
}

/**
 * Writes a cloud assembly for every account below `directory` (an absolute path) and their description beside them. The same project gives
 * the same bytes. Throws `ProblemsError` when a template breaks one of CDK's rules.
 */
export async function synth(project: Project, directory: string, options: SynthOptions = {}): Promise<AssemblyFiles> {
  const judge = options.judge ?? (options.validate === false ? undefined : startJudge());
  try {
    const stacks = await writeAccounts(project, directory, judge);
    if (judge !== undefined) await lookCloser(project, directory, await judge.doubtful());
    const assembly: AssemblyFiles = { version: 1, directory, stacks };
    await writeAssembly(assembly);
    return assembly;
  } finally {
    await judge?.end();
  }
}

/** Makes all accounts and hands them to the judge on the way. Returns their stacks in the order of the file. */
async function writeAccounts(project: Project, directory: string, judge: Judge | undefined): Promise<readonly StackDescription[]> {
  const byAccount = new Map<AccountKey, readonly StackDescription[]>();
  for (const account of inOrderOfWork(project)) {
    const stacks = await writeAccount(project, account, directory, false);
    const templates = stacks.map(({ template, region }) => ({ file: join(directory, template), region }));
    judge?.submit({ account: keyOf(account), templates, byShape: project.extend === undefined });
    byAccount.set(keyOf(account), stacks);
  }
  return accountsOf(project).flatMap((account) => byAccount.get(keyOf(account)) ?? []);
}

type Account = Environment | typeof MANAGEMENT;

function accountsOf({ environments }: Project): readonly Account[] {
  return [MANAGEMENT, ...environments];
}

/**
 * Environments whose templates differ in nothing but their name are judged once: by the longest, as names have limits of length. What a
 * project's own code does to an environment nobody knows (it may acknowledge a finding in one alone), so there each is judged.
 */
function inOrderOfWork(project: Project): readonly Account[] {
  if (project.extend !== undefined) return accountsOf(project);
  return [MANAGEMENT, ...project.environments.toSorted((a, b) => b.name.length - a.name.length)];
}

function keyOf(account: Account): AccountKey {
  return account === MANAGEMENT ? MANAGEMENT : account.name;
}

/** Makes the accounts again in which the judge found something, under CDK's eyes: it knows the constructs and what was acknowledged. */
async function lookCloser(project: Project, directory: string, doubtful: ReadonlySet<AccountKey>): Promise<void> {
  for (const account of accountsOf(project).filter((each) => doubtful.has(keyOf(each)))) {
    await writeAccount(project, account, directory, true);
    await refuseFindings(keyOf(account), join(directory, keyOf(account)));
  }
}

async function writeAccount(
  project: Project,
  account: Account,
  directory: string,
  validate: boolean,
): Promise<readonly StackDescription[]> {
  const into = join(directory, keyOf(account));
  // CDK writes into what is there: a stack that is no more would stay.
  await rm(into, { recursive: true, force: true });
  // The management account has no tier; what it holds is kept as carefully as production's.
  const profile = account === MANAGEMENT ? PROFILES.production : account.profile;
  const app = new AccountApp({ project, account: keyOf(account), profile, directory: into, validate });
  if (account === MANAGEMENT) managementStacks(app);
  else {
    environmentStacks(app, account);
    for (const stack of app.stacks) project.extend?.(stack, account.name);
  }
  app.app.synth();
  return app.stacks.map((stack) => stack.describe());
}
