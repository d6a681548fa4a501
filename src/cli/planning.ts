import type { Cloud } from '../cloud/index.ts';
import { type Observation, type Plan, type Prepared, makePlan, observe, prepare } from '../plan/index.ts';
import { type Session, connected } from './session.ts';

/** Prepares the project, reads what is there, and compares: both at once where the project was made before. */
export async function planNow(
  { loaded, target }: Session,
  cloud: Cloud,
): Promise<{ readonly prepared: Prepared; readonly observation: Observation; readonly plan: Plan }> {
  const prepared = await prepare(loaded, target);
  const observation = await observe(prepared.project, cloud);
  return { prepared, observation, plan: await makePlan(prepared, target, cloud, observation) };
}

/** As far as a command needs it that makes no plan. */
export async function prepareConnected(
  session: Session,
): Promise<{ readonly prepared: Prepared; readonly observation: Observation; readonly cloud: Cloud }> {
  const cloud = await connected(session.target);
  const prepared = await prepare(session.loaded, session.target);
  return { prepared, observation: await observe(prepared.project, cloud), cloud };
}
