import { type Estate, type Ternary, Unknown, type Value, asText, knownText, matches, whyUnknown } from '../../../estate/index.ts';
import type { Judgement } from '../../rule.ts';
import { covers, isEveryAction, isWholeService, shouldNameResources, shown } from './actions.ts';
import { type Test, isNarrowed } from './conditions.ts';
import { IDENTITY_POLICY_TYPES, identityStatements } from './identity-policies.ts';
import { type Entry, type Statement, isEverything, openWhy } from './policy-statements.ts';

/** What can be too much in a statement of an identity policy. A statement is reported for the worst only, so that one fault is one finding. */
export type Fault = (typeof FAULTS)[number];

const FAULTS = ['everything', 'inverted', 'escalation', 'pass-role', 'whole-service', 'every-resource'] as const;

interface Found {
  readonly fault: Fault;
  readonly entry: Entry;
  readonly message: string;
}

/** With these on whatever user, role, group or policy one gives oneself every other permission: they write policies, trusts or credentials. */
const ESCALATING: readonly string[] = [
  'attachuserpolicy',
  'attachgrouppolicy',
  'attachrolepolicy',
  'putuserpolicy',
  'putgrouppolicy',
  'putrolepolicy',
  'createpolicyversion',
  'setdefaultpolicyversion',
  'addusertogroup',
  'updateassumerolepolicy',
  'createaccesskey',
  'createloginprofile',
  'updateloginprofile',
].map((name) => `iam:${name}`);

const TAKING_ROLES = ['iam:passrole', 'sts:assumerole'];

/** Keys that say who asks, from where, when and how, but nothing of what it is about. */
const ABOUT_THE_CALLER =
  /^aws:(?:securetransport|multifactorauth|requestedregion|sourceip|currenttime|epochtime|useragent|referer|tokenissuetime|principal|userid|username|viaawsservice)/;

const aboutTheResource = ({ key }: Test) => !ABOUT_THE_CALLER.test(key);

/** A check that yields each statement of each identity policy, and whether it has this fault. */
export function identityPolicyCheck(fault: Fault, types: readonly string[] = IDENTITY_POLICY_TYPES) {
  return function* check(estate: Estate): Generator<Judgement> {
    for (const resource of estate.resources(...types)) {
      for (const statement of statementsWithFaults(estate, resource)) yield judged(statement, fault);
    }
  };
}

interface Examined {
  readonly statement: Statement;
  readonly found: Found | undefined;
  /** What it could still turn out to have, and why that isn't known. */
  readonly open: ReadonlyMap<Fault, string>;
}

const NOTHING_OPEN: ReadonlyMap<Fault, string> = new Map();

const examined = new WeakMap<object, readonly Examined[]>();

/** Six rules ask the same of the same statements. */
function statementsWithFaults(estate: Estate, resource: Statement['resource']): readonly Examined[] {
  let known = examined.get(resource);
  if (known === undefined) {
    known = identityStatements(resource, estate).map((statement) => ({ statement, ...examine(statement) }));
    examined.set(resource, known);
  }
  return known;
}

function judged({ statement, found, open }: Examined, fault: Fault): Judgement {
  const { resource, path } = statement;
  if (found?.fault === fault) return { resource, path: found.entry.path, holds: false, message: found.message };
  const why = open.get(fault);
  const holds: Ternary = why === undefined ? true : new Unknown(why);
  return { resource, path, holds, message: '' };
}

function examine(statement: Statement): Omit<Examined, 'statement'> {
  if (statement.allows === false) return { found: undefined, open: NOTHING_OPEN };
  if (statement.allows instanceof Unknown) return { found: undefined, open: all(statement.allows.why) };
  const [inverted] = [...statement.notActions, ...statement.notResources];
  if (inverted !== undefined) {
    const isAction = statement.notActions.includes(inverted);
    const what = isAction ? 'every action but' : 'the actions on every resource but';
    const named = shown((isAction ? statement.notActions : statement.notResources).map(({ value }) => value));
    const part: Entry = { ...inverted, path: [...statement.path, isAction ? 'NotAction' : 'NotResource'] };
    return { found: { fault: 'inverted', entry: part, message: `This allows ${what} ${named}` }, open: NOTHING_OPEN };
  }
  const narrowed = isNarrowed(statement.value, aboutTheResource);
  const found = worst(statement, narrowed !== false);
  return { found, open: found === undefined ? openFaults(statement, narrowed) : NOTHING_OPEN };
}

function worst(statement: Statement, narrowed: boolean): Found | undefined {
  return everything(statement, narrowed) ?? wholeService(statement) ?? onEveryResource(statement, narrowed);
}

const all = (why: string): ReadonlyMap<Fault, string> => new Map(FAULTS.map((fault) => [fault, why]));

/** What the statement would have if what is unknown of it turned out to be as wide as can be. */
function openFaults(statement: Statement, narrowed: Ternary): ReadonlyMap<Fault, string> {
  const { actions, resources, value } = statement;
  const action = actions.length === 0 ? whyUnknown(value) : firstWhy(actions);
  if (action !== undefined) return all(action);
  const resource = firstWhy(resources);
  const widest =
    resource === undefined ? resources : resources.map((entry) => (openWhy(entry.value) === undefined ? entry : { ...entry, value: '*' }));
  const could = worst({ ...statement, resources: widest }, narrowed === true);
  const why = resource ?? (narrowed instanceof Unknown ? narrowed.why : undefined);
  return could === undefined || why === undefined ? NOTHING_OPEN : new Map([[could.fault, why]]);
}

function firstWhy(entries: readonly Entry[]): string | undefined {
  return entries.map(({ value }) => openWhy(value)).find((why) => why !== undefined);
}

function everything({ actions, resources }: Statement, narrowed: boolean): Found | undefined {
  const entry = actions.find(({ value }) => isEveryAction(value));
  if (entry === undefined) return undefined;
  const all = resources.length === 0 || resources.some(({ value }) => isEverything(value));
  if (!all) {
    const where = shown(resources.map(({ value }) => value));
    return { fault: 'whole-service', entry, message: `The action * allows everything that any service has on ${where}` };
  }
  const when = narrowed ? ' under a condition' : '';
  return { fault: 'everything', entry, message: `This allows every action on every resource${when}` };
}

function wholeService({ actions, resources }: Statement): Found | undefined {
  const entry = actions.find(({ value }) => isWholeService(value));
  if (entry === undefined) return undefined;
  const where = resources.some(({ value }) => isEverything(value)) ? 'every resource' : shown(resources.map(({ value }) => value));
  const action = asText(entry.value) ?? '';
  const fault = /^iam:/i.test(action) && where === 'every resource' ? 'escalation' : 'whole-service';
  return { fault, entry, message: `The action ${action} allows everything that the service has, on ${where}` };
}

function onEveryResource({ actions, resources }: Statement, narrowed: boolean): Found | undefined {
  if (narrowed) return undefined;
  const escalating = actions.find(({ value }) => covers(value, ESCALATING) !== undefined);
  const principals = resources.find(({ value }) => isEverything(value) || namesEveryPrincipal(value));
  if (escalating !== undefined && principals !== undefined) {
    const message = `${asText(escalating.value)} on ${asText(principals.value)} lets whoever has it give himself every permission`;
    return { fault: 'escalation', entry: principals, message };
  }
  const taking = actions.find(({ value }) => covers(value, TAKING_ROLES) !== undefined);
  if (taking !== undefined && principals !== undefined) {
    const does =
      covers(taking.value, TAKING_ROLES) === 'iam:passrole' ? 'hand every role to a service' : 'take on every role that trusts the account';
    return {
      fault: 'pass-role',
      entry: principals,
      message: `${asText(taking.value)} on ${asText(principals.value)} lets whoever has it ${does}`,
    };
  }
  const every = resources.find(({ value }) => isEverything(value) || isWholeOfService(value));
  if (every === undefined) return undefined;
  const broad = actions.filter(({ value }) => shouldNameResources(value));
  if (broad.length === 0) return undefined;
  const message = `${shown(broad.map(({ value }) => value))} could be allowed on named resources, and are on ${asText(every.value)}`;
  return { fault: 'every-resource', entry: every, message };
}

/** `arn:aws:iam::123456789012:role/*` and the same of users, groups and policies, in whatever account. */
function namesEveryPrincipal(value: Value): boolean {
  const parts = (asText(value) ?? '').split(':');
  return parts.length === 6 && parts[2] === 'iam' && /^(?:\*|(?:role|user|group|policy)\/\*+)$/.test(parts[5] ?? '');
}

/** `arn:aws:s3:::*`: an ARN that leaves everything open but its service. */
function isWholeOfService(value: Value): boolean {
  const text = knownText(value);
  return text !== undefined && /^arn:[^:]*:[^:]+:\*?:\*?:\*+$/.test(text) && matches(text, 'arn:*') === true;
}
