import { readingOf } from './candidates.ts';
import { EVERYTHING, type Guise } from './guise.ts';
import { ownLimits, sourceLimits } from './his-own.ts';
import { type Naming, servicesInConditions } from './naming.ts';
import { type TextPattern, glob, literal, patternOf } from './pattern.ts';
import { type Place, placeOutside } from './place.ts';
import { type ReadStatement, mayConcern, readStatements } from './reading.ts';
import type { Surroundings } from './surroundings.ts';
import { matches, witnesses } from './witnesses.ts';

/** What is asked, as far as it matters for who asks. */
export interface Asking {
  readonly action: string;
  readonly naming: Naming;
  readonly statements: readonly ReadStatement[];
  readonly isTrust: boolean;
}

/** Everything that somebody can be who is root in an account: its roles, users and sessions, under whatever name. */
export function* signedGuises(
  around: Surroundings,
  account: string,
  asked: Asking,
  isBound = isBoundIn(around, account),
): Generator<Guise> {
  const asking = isBound ? withScps(around, account, asked) : asked;
  for (const place of placesOf(around, account, asking.statements, 'principal', isBound)) {
    const common = commonOf(around, account, place, isBound);
    const mayBe = (principal: string) => !around.apart.has(principal) && (!isBound || around.mayHave(account, principal));
    for (const principal of rolesOf(around, account, asking)) if (mayBe(principal)) yield { ...common, principal };
    for (const { principal, role } of sessionsOf(around, account, asking)) {
      if (mayBe(role)) yield { ...common, principal, fixed: { ...common.fixed, 'aws:principalarn': role } };
    }
    for (const principal of othersOf(around, account, asking)) if (mayBe(principal)) yield { ...common, principal };
  }
}

/** A role of which no policy speaks. */
export function plainRole({ partition }: Surroundings, account: string): string {
  return `arn:${partition}:iam::${account}:role/any`;
}

/** One principal of an account of an attacker, with whatever policies he attaches to it. */
export function* guisesOfPrincipal(
  around: Surroundings,
  account: string,
  principal: string,
  asking: Asking,
  isBound = isBoundIn(around, account),
): Generator<Guise> {
  for (const place of placesOf(around, account, asking.statements, 'principal', isBound)) {
    yield { ...commonOf(around, account, place, isBound), principal };
  }
}

function isBoundIn(around: Surroundings, account: string): boolean {
  return around.account(account) !== undefined && around.isBound(account);
}

/** What SCPs say of principals tells them apart as well. */
function withScps(around: Surroundings, account: string, asking: Asking): Asking {
  const scps = around.levelsOf(account, 'SERVICE_CONTROL_POLICY').flat();
  const statements = scps.flatMap(({ document }) => readStatements(document)).filter((statement) => mayConcern(statement, asking.action));
  return { ...asking, statements: [...asking.statements, ...statements] };
}

/** Services that act for something in an account, as far as a policy lets them in. */
export function* serviceGuises(around: Surroundings, account: string, asking: Asking): Generator<Guise> {
  // Who lets a service have a role passes it, and iam:PassRole passes roles of one's own account only.
  if (asking.isTrust) return;
  const names = new Set([...asking.naming.services, ...servicesInConditions(asking.statements)]);
  const belongings = around.belongingsOf(account);
  for (const principal of names) {
    for (const place of placesOf(around, account, asking.statements, 'source', isBoundIn(around, account))) {
      const common: Omit<Guise, 'fixed'> = {
        principal,
        account: undefined,
        identity: [],
        boundary: [],
        session: [],
        isBound: NEVER,
        limits: (key) => place.limits(key) ?? sourceLimits(key, belongings) ?? ownLimits(key, belongings),
      };
      const fixed = {
        ...place.fixed,
        'aws:sourceaccount': account,
        'aws:sourceowner': account,
        'aws:viaawsservice': false,
        'aws:principalisawsservice': true,
      };
      yield { ...common, fixed };
      if (isAbout(asking.statements, /^aws:source(?:account|arn|org)/)) {
        const without = { 'aws:sourceaccount': null, 'aws:sourcearn': null, 'aws:sourceorgid': null, 'aws:sourceorgpaths': null };
        yield { ...common, fixed: { ...fixed, ...without }, fixedForRcps: fixed };
      }
    }
  }
}

/** A service that gives out the roles of an account to who proves himself to it, and says of the session what he proved. */
export function serviceOfAccount(principal: string, account: string): Guise {
  return {
    principal,
    account: undefined,
    identity: [],
    boundary: [],
    session: [],
    isBound: NEVER,
    fixed: { 'aws:sourceaccount': account, 'aws:sourceowner': account, 'aws:principalisawsservice': true },
    limits: () => undefined,
    hasTags: true,
  };
}

const NEVER = () => false;

/** Who brings a token or an assertion of an issuer: an account's provider for it, or the issuer's domain. */
export function federatedGuise(principal: string): Guise {
  const absent = ['principalorgid', 'principalorgpaths', 'principalaccount', 'principalarn', 'sourceaccount', 'sourcearn', 'sourceorgid'];
  return {
    principal,
    account: undefined,
    identity: [],
    boundary: [],
    session: [],
    isBound: NEVER,
    fixed: Object.fromEntries(absent.map((key) => [`aws:${key}`, null])),
    limits: () => undefined,
  };
}

/** Somebody without credentials. */
export function anonymousGuise(around: Surroundings): Guise {
  const belongings = around.belongingsOf(around.outsider);
  return {
    principal: '*',
    account: undefined,
    identity: [],
    boundary: [],
    session: [],
    isBound: NEVER,
    fixed: { 'aws:sourceaccount': null, 'aws:sourceowner': null, 'aws:sourcearn': null, 'kms:calleraccount': null },
    limits: (key) => ownLimits(key, belongings),
  };
}

function commonOf(around: Surroundings, account: string, place: Place, isBound: boolean): Omit<Guise, 'principal'> {
  const belongings = around.belongingsOf(account);
  return {
    account,
    identity: [EVERYTHING],
    boundary: [],
    session: [],
    isBound: () => isBound,
    fixed: { ...place.fixed, 'kms:calleraccount': account, 'aws:sourceowner': account },
    limits: (key) => place.limits(key) ?? ownLimits(key, belongings),
  };
}

/** In the organization; outside it as well, where he can leave it and it makes a difference. */
function placesOf(
  around: Surroundings,
  id: string,
  statements: readonly ReadStatement[],
  side: 'principal' | 'source',
  isBound: boolean,
): readonly Place[] {
  const account = around.account(id);
  if (account === undefined) return [placeOutside(around.estate, { isNamed: id !== around.outsider })];
  const inside = around.placeOf(account, side);
  const matters = isAbout(statements, /^aws:(?:principal|source|vpce)org/);
  return matters && !isBound ? [inside, placeOutside(around.estate, { isNamed: true })] : [inside];
}

function isAbout(statements: readonly ReadStatement[], key: RegExp): boolean {
  return statements.some(({ conditions }) => conditions.some((condition) => key.test(condition.key)));
}

/** Those of an account's principals that a policy above it tells from others. */
export function toldApart(around: Surroundings, account: string, action: string, principals: readonly string[]): readonly string[] {
  const naming: Naming = { anybody: true, accounts: new Set(), services: [], federated: false, names: [] };
  const patterns = patternsOf(around, withScps(around, account, { action, naming, statements: [], isTrust: false }), account);
  return principals.filter((principal) => patterns.some((pattern) => matches(pattern, principal)));
}

/** Patterns that tell principals apart by their ARN. */
function patternsOf({ apart }: Surroundings, { statements, naming }: Asking, account: string): readonly TextPattern[] {
  const patterns: TextPattern[] = [];
  // Of what a pattern lets in there must be one that isn't an exception's.
  for (const arn of apart) if (arn.includes(`::${account}:`)) patterns.push(literal(arn));
  for (const { conditions, principals } of statements) {
    for (const { key, operator, values } of conditions) {
      const reading = key === 'aws:principalarn' ? readingOf(operator) : undefined;
      if (reading === undefined) continue;
      for (const value of values) {
        const pattern = patternOf(value, reading, (variable) => (variable === 'aws:principalaccount' ? account : undefined));
        if (pattern !== undefined) patterns.push(pattern);
      }
    }
    for (const [, name] of principals ?? []) if (name.includes(`::${account}:`) && !/[*?<$]/.test(name)) patterns.push(literal(name));
  }
  for (const name of naming.names) if (name.includes(`::${account}:`) && !/[*?<$]/.test(name)) patterns.push(literal(name));
  return patterns;
}

function* rolesOf(around: Surroundings, account: string, asking: Asking): Generator<string> {
  const start = `arn:${around.partition}:iam::${account}:role/`;
  const patterns = patternsOf(around, asking, account);
  yield plainRole(around, account);
  if (patterns.length === 0) return;
  // Of whom nobody says which permission sets he has, he may have any.
  const isForeign = around.account(account) === undefined || around.estate.description.access === undefined;
  const reserved = isForeign ? [] : around.permissionSetRolesOf(account);
  const { texts } = witnesses(patterns, [glob(`${start}?*`)]);
  for (const text of texts) {
    const path = text.slice(start.length);
    if (path.startsWith('aws-service-role/') && !namesServiceRole(asking)) continue;
    // Only Identity Center makes roles there.
    const isMade = isForeign || asking.naming.names.includes(text) || reserved.some((one) => matches(one, text));
    if (path.startsWith('aws-reserved/') && !isMade) continue;
    yield text;
  }
  for (const one of reserved) yield* witnesses(patterns, [one]).texts;
}

/** Whether a text that begins so can match: until the first wildcard both are the same. */
function mayBegin({ tokens, ignoreCase }: TextPattern, start: string): boolean {
  for (const [index, character] of [...start].entries()) {
    const token = tokens[index];
    if (typeof token === 'number') return true;
    if (token !== character && !(ignoreCase && token?.toLowerCase() === character.toLowerCase())) return false;
  }
  return true;
}

/** A service's own role has AWS's policies only, so it counts where somebody lets it in by name. */
function namesServiceRole({ statements, naming }: Asking): boolean {
  const isMeant = (text: string) => text.includes(':role/aws-service-role/');
  return (
    naming.names.some(isMeant) ||
    statements.some(
      ({ effect, principals, conditions }) =>
        effect === 'Allow' &&
        principals !== undefined &&
        conditions.some(({ key, operator, values }) => key === 'aws:principalarn' && !operator.includes('not') && values.some(isMeant)),
    )
  );
}

function* sessionsOf(around: Surroundings, account: string, { naming, statements }: Asking) {
  const names = new Set([...naming.names, ...statements.flatMap(({ principals }) => principals ?? []).map(([, name]) => name)]);
  for (const principal of names) {
    const [, role] = new RegExp(`^arn:[^:]*:sts::${account}:assumed-role/([^/*?<$]+)/[^*?<$]+$`).exec(principal) ?? [];
    if (role !== undefined) yield { principal, role: `arn:${around.partition}:iam::${account}:role/${role}` };
  }
}

/** Users, and the root user: where it can make a difference. */
function* othersOf(around: Surroundings, account: string, asking: Asking): Generator<string> {
  const patterns = patternsOf(around, asking, account);
  const matters = patterns.length > 0 || isAbout(asking.statements, /^aws:(?:principaltype|username|userid)$/);
  if (!matters) return;
  const start = `arn:${around.partition}:iam::${account}:`;
  const names = asking.statements.flatMap(({ conditions }) =>
    conditions
      .filter(({ key }) => key === 'aws:username')
      .flatMap(({ operator, values }) =>
        values.map((value) =>
          patternOf(`${start}user/${value}`, readingOf(operator) ?? { wildcards: false, ignoreCase: false, arn: false }, () => undefined),
        ),
      ),
  );
  const all = [...patterns, ...names.filter((one) => one !== undefined)].filter((pattern) => mayBegin(pattern, `${start}user/`));
  yield* witnesses(all, [glob(`${start}user/?*`)]).texts;
  // A root user can't assume roles (AWS STS API Reference, "AssumeRole").
  if (!asking.isTrust) yield `${start}root`;
}
