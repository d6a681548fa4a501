import { rollBack } from '../../delivery/index.ts';
import { prepareConnected } from '../planning.ts';
import { chooseRenderer } from '../render/index.ts';
import { openSession, validated } from '../session.ts';
import { type ReleaseOptions, environmentsNamed } from './release.ts';

/** Goes back to the release before in one environment. */
export async function rollback(name: string, options: ReleaseOptions): Promise<void> {
  const session = await openSession(options);
  const environments = environmentsNamed(await validated(session.loaded), [name]);
  const { prepared, observation, cloud } = await prepareConnected(session);
  const renderer = await chooseRenderer(options);
  try {
    await rollBack({ prepared, target: session.target, cloud, observation, environments, report: renderer.report });
  } finally {
    renderer.end();
  }
}
