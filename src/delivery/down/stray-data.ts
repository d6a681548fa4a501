import { inWords } from '../../cloud/index.ts';
import { regionsOf } from '../../plan/index.ts';
import { inParallel } from '../release/in-parallel.ts';
import { dataKind } from './data/kinds.ts';
import { type FoundStack, isNamedAsOurs } from './found-stacks.ts';
import { type LeftBehind, adopterOf, deletedStacks, leftBehindBy } from './left-behind.ts';
import { type DataResource, identity } from './removal-plan.ts';
import { type DownScope, accessOf, dataResource, isProtected } from './scope.ts';
import { READS_AT_ONCE, type SurveyedStack } from './survey.ts';

/** Data that no stack of ours has any more. */
export interface StrayData extends DataResource {
  /** A living stack that took it over. */
  readonly adopter?: string;
}

type Place = Pick<FoundStack, 'account' | 'region'>;

/**
 * What stacks have left in the accounts that are protected or whose data was named: those of an earlier `down`, and replaced resources.
 * Found by CloudFormation's own record of it, which it keeps for 90 days; what is gone since isn't listed.
 */
export async function surveyStrayData(scope: DownScope, surveyed: readonly SurveyedStack[]): Promise<readonly StrayData[]> {
  const { prepared, observation, deleteData } = scope;
  const accounts = Object.keys(observation.accounts).filter(
    (account) => isProtected(prepared.project, account) || deleteData.includes(account),
  );
  const places = accounts.flatMap((account) => regionsOf(prepared.project).map((region) => ({ account, region })));
  const stray = await inParallel(READS_AT_ONCE, places, async (place) => {
    const left = await leftIn(scope, place, surveyed);
    return (await inParallel(READS_AT_ONCE, left, (each) => strayOf(scope, place, each))).flat();
  });
  return stray.flat();
}

/** Without what a stack of ours has: it was imported again, or made anew under the same name. */
async function leftIn(scope: DownScope, place: Place, surveyed: readonly SurveyedStack[]): Promise<readonly LeftBehind[]> {
  const access = accessOf(scope, place.account);
  const here = surveyed.filter(({ stack }) => stack.account === place.account && stack.region === place.region);
  const living = here.filter(({ stack }) => stack.kind === 'stack').map(({ stack: { name } }) => ({ id: name, name }));
  const past = (await deletedStacks(access, place.region)).filter(({ name }) =>
    isNamedAsOurs(scope.prepared.project.name, place.account, name),
  );
  const left = (await inParallel(READS_AT_ONCE, [...past, ...living], (stack) => leftBehindBy(access, place.region, stack))).flat();
  const held = new Set(here.flatMap((each) => each.held.map((resource) => identity({ ...place, ...resource }))));
  const byIdentity = new Map(left.map((each) => [identity({ ...place, ...each }), each]));
  return [...byIdentity].flatMap(([id, each]) => (held.has(id) ? [] : [each]));
}

async function strayOf(scope: DownScope, place: Place, { type, physicalId, stack, at }: LeftBehind): Promise<readonly StrayData[]> {
  const access = accessOf(scope, place.account);
  const kind = dataKind(type);
  const look = async () => (await kind?.exists({ access, region: place.region, physicalId })) === true;
  if (!(await inWords(`look for ${physicalId}`, look))) return [];
  const adopter = await inWords(`look for the stack of ${physicalId}`, () => adopterOf(access, place.region, physicalId));
  const since = at === undefined ? '' : ` since ${at.toISOString().slice(0, 10)}`;
  const reason = adopter === undefined ? `no stack has it any more${since}` : `the stack ${adopter} has it now`;
  const resource = dataResource(scope, { ...place, name: stack }, { type, physicalId, reason });
  return [{ ...resource, ...(adopter === undefined ? {} : { adopter }) }];
}
