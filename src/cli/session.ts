import type { Cloud, Target } from '../cloud/index.ts';
import { type LoadedProject, type Project, loadProject } from '../project/index.ts';
import { LandfallError, closest } from '../report/index.ts';

export interface SessionOptions {
  readonly project: string;
  readonly target: string;
}

const TARGETS = ['aws', 'local'];

/** A loaded project file and the target that a command was given. */
export interface Session {
  readonly loaded: LoadedProject;
  readonly target: Target;
}

/** Loads the project file and makes the target, without a call to any cloud. */
export async function openSession(options: SessionOptions): Promise<Session> {
  if (!TARGETS.includes(options.target)) throw unknownTarget(options.target);
  if (options.target === 'local') (await import('./rehearsal.ts')).enterRehearsal();
  const loaded = await loadProject(options.project);
  return { loaded, target: await targetOf(options.target, loaded) };
}

/** What the file says, validated. For what can be refused before a cloud is asked. Throws all its mistakes at once. */
export async function validated({ input, root }: LoadedProject): Promise<Project> {
  // zod is loaded only here.
  return (await import('../project/resolve.ts')).resolveProject(input, root);
}

/** What the file says, before it is validated: enough to make a target, whose use comes after the validation. */
export function claimOf({ input }: LoadedProject): { readonly name: string; readonly region: string } {
  const { name, region } = (input ?? {}) as { readonly name?: unknown; readonly region?: unknown };
  return { name: typeof name === 'string' ? name : 'project', region: typeof region === 'string' ? region : 'us-east-1' };
}

async function targetOf(name: string, loaded: LoadedProject): Promise<Target> {
  const claim = claimOf(loaded);
  if (name === 'aws') return (await import('../cloud/aws-target.ts')).createAwsTarget({ region: claim.region });
  return (await import('./rehearsal.ts')).openRehearsal(claim.name);
}

/** The cloud of a target that must be there. */
export async function connected(target: Target): Promise<Cloud> {
  const connection = await target.connect();
  if ('cloud' in connection) return connection.cloud;
  throw new LandfallError('NoCloud', `${connection.absent}, so there is nothing to apply to`, {
    fault: 'cloud',
    fix:
      target.name === 'local'
        ? 'run `landfall local start`'
        : 'sign in, for instance with `aws sso login`, or rehearse with --target local',
  });
}

function unknownTarget(given: string): LandfallError {
  const match = closest(given, TARGETS);
  return new LandfallError('UnknownTarget', `there is no target ${JSON.stringify(given)}`, {
    fix: match === undefined ? `use one of ${TARGETS.join(', ')}` : `did you mean --target ${match}?`,
  });
}
