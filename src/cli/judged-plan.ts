import { type Plan, type Prepared, isEmpty, judgePlan } from '../plan/index.ts';
import type { Session } from './session.ts';

/**
 * A plan that is about to be applied, with its verdicts. A bad one is shown and stops nobody. A rehearsal changes nothing on AWS, so it needs
 * none. Where judging fails, which is a mistake of ours, `tell` is told of it, and the plan can be applied all the same.
 */
export async function judgedPlan(
  { loaded, target }: Session,
  { folder }: Pick<Prepared, 'folder'>,
  plan: Plan,
  { tell, judge = judgePlan }: { readonly tell: (error: unknown) => void; readonly judge?: typeof judgePlan },
): Promise<Plan> {
  if (target.name !== 'aws' || isEmpty(plan)) return plan;
  try {
    return { ...plan, verdicts: await judge(loaded, folder, plan) };
  } catch (error) {
    tell(error);
    return plan;
  }
}
