import { type SourcedPolicy, findResource, policiesOf, unknownPolicy } from '../../access/index.ts';
import type { Resource } from '../../estate/index.ts';
import { type Answer, type GivenValue, type PolicySet, UNKNOWN } from '../../iam/index.ts';
import type { Ground } from '../edge.ts';
import type { Act } from '../world.ts';
import type { Asking } from './asking.ts';
import type { Limits } from './candidates.ts';
import { EVERYTHING, type Guise } from './guise.ts';
import { type Naming, namingOf } from './naming.ts';
import { type ReadStatement, mayConcern, readStatements } from './reading.ts';
import { solve } from './solve.ts';
import type { Surroundings } from './surroundings.ts';
import { tagOf } from './tags.ts';

/** What is known of an act before anybody asks for it. */
export interface Prepared extends Asking {
  readonly arn: string;
  readonly owner: string;
  readonly resource: Resource | undefined;
  readonly policies: readonly SourcedPolicy[];
  readonly rcps: readonly (readonly SourcedPolicy[])[];
  readonly fixed: Readonly<Record<string, GivenValue>>;
  readonly naming: Naming;
  /** Values, by key in lower case, that who asks can't have. */
  readonly without: Readonly<Record<string, readonly string[]>>;
}

export type Decision =
  | { readonly answer: 'open'; readonly action: string; readonly because: readonly Ground[]; readonly guise: Guise }
  | { readonly answer: 'closed' }
  | { readonly answer: 'unknown'; readonly why: string; readonly resource: Resource | undefined };

const CLOSED: Decision = { answer: 'closed' };

export function prepare(around: Surroundings, act: Act): readonly Prepared[] {
  const { text, estate } = around;
  const own = act.resource;
  const arn = act.arn.startsWith('arn:') || act.arn === '*' || own === undefined ? act.arn : arnOf(around, own);
  const owner = estate.account(act.account);
  const rcps = around.levelsOf(act.account, 'RESOURCE_CONTROL_POLICY');
  const region = arn.split(':')[3] ?? '';
  const fixed: Record<string, GivenValue> = {
    's3:resourceaccount': act.account,
    ...(owner === undefined ? {} : around.placeOf(owner, 'resource').fixed),
    ...(/^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(region) ? { 'aws:requestedregion': region } : {}),
  };
  for (const [key, value] of Object.entries(act.fixed ?? {})) fixed[key.toLowerCase()] = value;
  const without = Object.fromEntries(Object.entries(act.without ?? {}).map(([key, values]) => [key.toLowerCase(), values]));
  return act.actions.map((action) => {
    const service = action.split(':', 1)[0]?.toLowerCase() ?? '';
    const extra = (act.policies ?? []).map((one): SourcedPolicy => ({ ...one, account: act.account }));
    const found =
      own !== undefined ? policiesOf(estate, text, own, service) : extra.length > 0 ? [] : foundPolicies(around, arn, action, act.account);
    const policies = [...found, ...extra];
    const statements = [...policies, ...rcps.flat()].flatMap(({ document }) => readStatements(document));
    return {
      action,
      arn,
      owner: act.account,
      resource: own,
      policies,
      rcps,
      fixed,
      naming: namingOf(policies, action),
      statements: statements.filter((statement) => mayConcern(statement, action)),
      isTrust: service === 'sts',
      without,
    };
  });
}

function arnOf({ text }: Surroundings, resource: Resource): string {
  const candidates = [resource.attribute('Arn'), resource.reference].map((value) => text.text(value));
  return candidates.find((one) => one?.startsWith('arn:')) ?? UNKNOWN;
}

function foundPolicies({ estate, text }: Surroundings, arn: string, action: string, account: string): readonly SourcedPolicy[] {
  // Roles and users have no policies of their own but a role's trust.
  if (arn === '*' || (arn.split(':')[2] === 'iam' && !action.startsWith('sts:'))) return [];
  if (!arn.startsWith('arn:')) return [unknownPolicy('policy of a resource that no template holds', account)];
  return findResource(estate, text, arn, action).policies;
}

/** Whether the policies let anybody of an account in at all. */
export function admits({ naming, owner, isTrust, arn }: Prepared, account: string): boolean {
  return naming.anybody || (account === owner && !isTrust) || arn === '*' || naming.accounts.has(account);
}

/**
 * Whether some guise can do it: the first that can, else what is unknown of one of them, else none. What is known lets somebody in whatever
 * stands in a policy of which nothing is; of who else that may let in, one is enough.
 */
export function decide(around: Surroundings, prepared: Prepared, guises: () => Iterable<Guise>): Decision {
  const policies = prepared.policies.filter(({ document }) => document !== UNKNOWN);
  if (policies.length === prepared.policies.length) return anyOf(around, prepared, guises());
  if (policies.length > 0) {
    const known = { ...prepared, policies, naming: namingOf(policies, prepared.action) };
    const decision = anyOf(around, known, guises());
    if (decision.answer === 'open') return decision;
  }
  return anyOf(around, prepared, guises(), FEW);
}

/** Evaluations that it is worth to find out whom a policy that may say anything can't let in. */
const FEW = 100;

function anyOf(around: Surroundings, prepared: Prepared, guises: Iterable<Guise>, most?: number): Decision {
  let result: Decision = CLOSED;
  for (const guise of guises) {
    if (isClosedOut(prepared, guise)) continue;
    const one = decideOne(around, prepared, guise, most);
    if (one.answer === 'open') return one;
    if (one.answer === 'unknown') result = one;
    if (most !== undefined && result !== CLOSED) return result;
  }
  return result;
}

/** Nobody of another account is let in by a policy that doesn't name him, nor by a role's trust. */
function isClosedOut(prepared: Prepared, { account, principal }: Guise): boolean {
  if (account !== undefined) return !admits(prepared, account);
  const { anybody, services, federated } = prepared.naming;
  return !anybody && !services.includes(principal) && !federated;
}

function decideOne(around: Surroundings, prepared: Prepared, guise: Guise, most?: number): Decision {
  const scps = guise.account !== undefined && guise.isBound() ? around.levelsOf(guise.account, 'SERVICE_CONTROL_POLICY') : [];
  const layers = { identity: guise.identity, boundary: guise.boundary, session: guise.session, resource: prepared.policies };
  const policies: PolicySet = {
    identity: documents(layers.identity),
    boundary: documents(layers.boundary),
    session: documents(layers.session),
    resource: prepared.policies.length === 0 ? null : documents(prepared.policies),
    scps: scps.map(documents),
  };
  const statements = (): readonly ReadStatement[] => {
    const his = [...guise.identity, ...guise.boundary, ...guise.session, ...scps.flat()].filter((policy) => policy !== EVERYTHING);
    const read = his.flatMap(({ document }) => readStatements(document));
    return [...prepared.statements, ...read.filter((statement) => mayConcern(statement, prepared.action))];
  };
  const rcps = prepared.rcps.map(documents);
  const request = (fixed: Guise['fixed'], all: PolicySet) =>
    solve({
      principal: guise.principal,
      action: prepared.action,
      resource: prepared.arn,
      resourceAccount: prepared.owner,
      managementAccount: around.managementAccount,
      fixed: { ...fixed, ...prepared.fixed },
      limits: (key) => tagLimits(around, prepared, key) ?? exceptFor(prepared.without[key], guise.limits(key)),
      policies: all,
      statements,
      ...(most === undefined ? {} : { most }),
      ...(guise.hasTags === true ? { opened: tagKeys(prepared.statements) } : {}),
    });
  const solution = guise.fixedForRcps === undefined ? request(guise.fixed, { ...policies, rcps }) : request(guise.fixed, policies);
  if (solution.answer === 'closed') return CLOSED;
  if (guise.fixedForRcps !== undefined && rcps.length > 0) {
    const everyone = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] };
    if (request(guise.fixedForRcps, { resource: [everyone], rcps }).answer === 'closed') return CLOSED;
  }
  if (solution.answer === 'unknown') {
    return { answer: 'unknown', why: solution.why, resource: blamed(solution.found, layers) ?? prepared.resource };
  }
  return { answer: 'open', action: prepared.action, because: groundsOf(solution.found, layers), guise };
}

/** Tags of the resource are as its template gives them, for nobody outside may change them. */
function tagLimits({ text }: Surroundings, { resource }: Prepared, key: string): Limits | undefined {
  const [, tag] = /^[a-z0-9-]+:resourcetag\/(.+)$/.exec(key) ?? [];
  if (tag === undefined) return undefined;
  return { only: [resource === undefined ? UNKNOWN : tagOf(text, resource, tag)] };
}

function tagKeys(statements: readonly ReadStatement[]): readonly string[] {
  const keys = statements.flatMap(({ conditions }) => conditions.map(({ key }) => key));
  return [...new Set(keys.filter((key) => key.startsWith('aws:principaltag/')))];
}

function exceptFor(without: readonly string[] | undefined, limits: Limits | undefined): Limits | undefined {
  if (without === undefined) return limits;
  return { ...limits, allows: (text) => !without.includes(text) && limits?.allows?.(text) !== false };
}

function documents(policies: readonly SourcedPolicy[]) {
  return policies.map(({ document }) => document);
}

type Layers = Readonly<Record<'identity' | 'boundary' | 'session' | 'resource', readonly SourcedPolicy[]>>;

function groundsOf({ because }: Answer, layers: Layers): readonly Ground[] {
  const grounds = new Map<string, Ground>();
  for (const { layer, policy, statement } of because) {
    const source = layer in layers && policy !== undefined ? layers[layer as keyof Layers][policy] : undefined;
    if (source === undefined || source === EVERYTHING) continue;
    const ground: Ground = {
      policy: source.name,
      template: source.resource?.template ?? null,
      resource: source.resource?.logicalId ?? null,
      ...(statement === undefined ? {} : { statement }),
    };
    grounds.set(JSON.stringify(ground), ground);
  }
  return [...grounds.values()];
}

function blamed(found: Answer | undefined, layers: Layers): Resource | undefined {
  for (const { layer, policy } of found?.because ?? []) {
    const source = layer in layers && policy !== undefined ? layers[layer as keyof Layers][policy] : undefined;
    if (source?.resource !== undefined) return source.resource;
  }
  return undefined;
}
