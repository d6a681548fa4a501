import {
  type Estate,
  type Resource,
  type Ternary,
  Unknown,
  type Value,
  and,
  at,
  decide,
  documentOf,
  elements,
  isList,
  isMap,
  knownText,
  matches,
  or,
} from '../../../estate/index.ts';
import type { Judgement } from '../../rule.ts';

/** How a service's resource policies refuse what isn't encrypted. */
export interface PlaintextPolicies {
  /** The types of policies that are resources of their own. */
  readonly policies: readonly string[];
  /** Actions that a statement has to deny; one that covers them all will do. */
  readonly actions: readonly string[];
  /** What the statement's resources have to cover. */
  readonly covers: (resources: readonly Value[]) => Ternary;
  /** Said of a resource that has no policy, and of a policy that lacks the statement. */
  readonly without: string;
  readonly incomplete: string;
}

/** Judges what policies guard, and policies of what isn't in the estate. */
export function* judgePlaintext(
  estate: Estate,
  type: string,
  { policies, actions, covers, without, incomplete }: PlaintextPolicies,
  exempt: (resource: Resource) => Ternary = () => false,
): Iterable<Judgement> {
  const judged = new Set<Resource>();
  for (const resource of estate.resources(type)) {
    const attached = estate.resourcePoliciesOf(resource).filter((policy) => policies.includes(policy.resource.type));
    const spared = exempt(resource);
    const denied = or(attached.map(({ document }) => deniesPlaintext(document, actions, covers)));
    // A policy that doesn't try is none of it: what it guards lacks the statement. One that tries and fails is wrong itself.
    const tries = denied !== false || attached.some(({ document }) => mentionsTransport(document));
    if (spared === true || !tries) yield { resource, path: ['Properties'], holds: spared, message: without };
    for (const policy of attached) {
      const known = judged.has(policy.resource) || spared === true || !tries;
      judged.add(policy.resource);
      if (!known) yield { resource: policy.resource, path: [...policy.path, 'Statement'], holds: denied, message: incomplete };
    }
  }
  for (const resource of estate.resources(...policies)) {
    if (judged.has(resource) || estate.targetsOf(resource).some((target) => target.type === type)) continue;
    const holds = deniesPlaintext(resource.property('PolicyDocument'), actions, covers);
    yield { resource, path: ['Properties', 'PolicyDocument', 'Statement'], holds, message: incomplete };
  }
}

/** Whether a document speaks of TLS at all. */
function mentionsTransport(document: Value | undefined): boolean {
  const seen = (value: Value | undefined): boolean =>
    isMap(value)
      ? Object.entries(value).some(([key, one]) => /^aws:securetransport$/i.test(key) || seen(one))
      : isList(value) && value.some(seen);
  return seen(documentOf(document));
}

/** Whether a document has a statement by which everybody is denied without TLS. */
export function deniesPlaintext(
  document: Value | undefined,
  actions: readonly string[],
  covers: (resources: readonly Value[]) => Ternary,
): Ternary {
  const read = documentOf(document);
  if (read instanceof Unknown) return read;
  return or(
    elements(at(read, 'Statement')).map((statement) =>
      decide(statement, (known) => {
        if (!isMap(known) || !/^deny$/i.test(knownText(at(known, 'Effect')) ?? '')) return false;
        return and([
          everybody(at(known, 'Principal')),
          and(actions.map((action) => coversAction(elements(at(known, 'Action')), action))),
          known['Resource'] === undefined || covers(elements(at(known, 'Resource'))),
          withoutTransport(at(known, 'Condition')),
        ]);
      }),
    ),
  );
}

function everybody(principal: Value | undefined): Ternary {
  return decide(principal, (known) => {
    if (isMap(known)) return or(Object.values(known).map((one) => everybody(one)));
    if (isList(known)) return or(known.map((one) => everybody(one)));
    return known === '*';
  });
}

function coversAction(listed: readonly Value[], action: string): Ternary {
  return or(listed.map((one) => decide(one, (known) => covered(knownText(known), action))));
}

/** Actions are compared without case, and may have wildcards. */
function covered(pattern: string | undefined, action: string): boolean {
  return pattern !== undefined && matches(action.toLowerCase(), pattern.toLowerCase()) === true;
}

/** Conditions that narrow the statement no further than to people and products: AWS's own services always use TLS. */
const HARMLESS: ReadonlySet<string> = new Set(['aws:securetransport', 'aws:principalisawsservice', 'aws:viaawsservice']);

function withoutTransport(condition: Value | undefined): Ternary {
  return decide(condition, (known) => {
    if (!isMap(known)) return false;
    let found: Ternary = false;
    for (const [operator, keys] of Object.entries(known)) {
      if (!isMap(keys)) return keys instanceof Unknown ? keys : false;
      for (const [key, value] of Object.entries(keys)) {
        if (!HARMLESS.has(key.toLowerCase())) return false;
        if (key.toLowerCase() === 'aws:securetransport' && /^(?:\w+:)?bool(?:ifexists)?$/i.test(operator))
          found = or([found, or(elements(value).map((one) => decide(one, (scalar) => /^false$/i.test(knownText(scalar) ?? ''))))]);
      }
    }
    return found;
  });
}
