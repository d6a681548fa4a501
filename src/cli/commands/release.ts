import { releaseTo } from '../../delivery/index.ts';
import { buildsFolder } from '../../plan/index.ts';
import type { Environment, Project } from '../../project/index.ts';
import { LandfallError, closest } from '../../report/index.ts';
import { prepareConnected } from '../planning.ts';
import { chooseRenderer } from '../render/index.ts';
import { type SessionOptions, openSession, validated } from '../session.ts';

export interface ReleaseOptions extends SessionOptions {
  readonly json?: true | undefined;
}

/** Releases this checkout to the named environments, or to all that run the product. */
export async function release(names: readonly string[], options: ReleaseOptions): Promise<void> {
  const session = await openSession(options);
  const environments = environmentsNamed(await validated(session.loaded), names);
  const { prepared, observation, cloud } = await prepareConnected(session);
  const renderer = await chooseRenderer(options);
  try {
    const builds = buildsFolder(session.loaded.root);
    await releaseTo({ prepared, target: session.target, cloud, observation, environments, builds, report: renderer.report });
  } finally {
    renderer.end();
  }
}

/** Throws for a name that is no environment with a product, with the closest match. */
export function environmentsNamed(project: Project, names: readonly string[]): readonly Environment[] {
  const running = project.environments.filter(({ runsProduct }) => runsProduct);
  if (names.length === 0) return running;
  return names.map((name) => {
    const found = running.find((environment) => environment.name === name);
    if (found !== undefined) return found;
    const match = closest(
      name,
      running.map((environment) => environment.name),
    );
    throw new LandfallError('UnknownEnvironment', `there is no environment ${JSON.stringify(name)} that runs the product`, {
      fix: match === undefined ? `use one of ${running.map((environment) => environment.name).join(', ')}` : `did you mean ${match}?`,
    });
  });
}
