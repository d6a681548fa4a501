import { includesAction } from './action-set.ts';
import { type Inquiry } from './comparisons.ts';
import { holds } from './condition.ts';
import { isExcepted, isNamed, namingOf, type Naming } from './match-principal.ts';
import { matchText } from './match-text.ts';
import { filledIn, type Template } from './policy-variables.ts';
import { type Call } from './request.ts';
import { type Effect, type Statement } from './statement.ts';
import { both, either, MAYBE, NO, not, YES, type Truth } from './truth.ts';

/** Where a policy stands, which decides what its statements need and what they do. */
export type Layer = 'identity' | 'boundary' | 'session' | 'resource' | 'scp' | 'rcp' | 'endpoint';

/** A statement that applies, or may. */
export interface Hit {
  readonly layer: Layer;
  /** Of an SCP or RCP: the level, counted from the first one given. */
  readonly level: number | undefined;
  readonly policy: number;
  readonly statement: Statement;
  readonly effect: Effect;
  readonly truth: Truth;
  /** Why it can't be decided, and the condition keys that would decide it. */
  readonly open: readonly string[];
  readonly missing: readonly string[];
}

/** What the policies of one layer say. */
export interface Finding {
  readonly allows: Truth;
  readonly denies: Truth;
  /** Of `allows`: how directly those who are allowed are named. */
  readonly naming: Naming;
  readonly hits: readonly Hit[];
}

const NOBODY: Naming = { direct: NO, role: NO, account: NO };

/** With a boundary on who asks, NotPrincipal with Deny denies whoever it names (IAM User Guide, "NotPrincipal"). */
export interface Surroundings {
  readonly hasBoundary: boolean;
}

/** Judges each statement of a layer's policies. */
export function findingOf(
  layer: Layer,
  policies: readonly (readonly Statement[])[],
  call: Call,
  { hasBoundary }: Surroundings,
  level?: number,
): Finding {
  const hits: Hit[] = [];
  let [allows, denies]: [Truth, Truth] = [NO, NO];
  let naming = NOBODY;
  for (const [policy, statements] of policies.entries()) {
    for (const statement of statements) {
      const judged = judge(statement, layer, call, hasBoundary);
      if (judged === undefined) continue;
      const { truth, named, open, missing } = judged;
      for (const effect of statement.effect === undefined ? EITHER : [statement.effect]) {
        hits.push({ layer, level, policy, statement, effect, truth, open, missing });
        if (effect === 'Deny') denies = either(denies, truth);
        else {
          allows = either(allows, truth);
          naming = {
            direct: either(naming.direct, both(named.direct, truth)),
            role: either(naming.role, both(named.role, truth)),
            account: either(naming.account, both(named.account, truth)),
          };
        }
      }
    }
  }
  return { allows, denies, naming, hits };
}

const EITHER: readonly Effect[] = ['Allow', 'Deny'];

interface Judged {
  readonly truth: Truth;
  readonly named: Naming;
  readonly open: readonly string[];
  readonly missing: readonly string[];
}

const ITSELF: Naming = { direct: YES, role: NO, account: NO };
const NOTHING: readonly string[] = [];

/** Undefined for a statement that doesn't apply. The cheap and telling elements come first. */
function judge(statement: Statement, layer: Layer, call: Call, hasBoundary: boolean): Judged | undefined {
  const action = isAction(statement, call);
  if (action === NO) return undefined;
  const inquiry: Inquiry = { context: call.context, missing: [], open: [], isVoid: false };
  const resource = isResource(statement, layer, call, inquiry);
  if (resource === NO) return undefined;
  const named = namedBy(statement, layer, call, hasBoundary);
  const principal = isNamed(named);
  if (principal === NO) return undefined;
  let truth = both(action, both(resource, principal));
  for (const condition of statement.conditions) {
    truth = both(truth, holds(condition, inquiry));
    if (truth === NO) return undefined;
  }
  if (statement.flaws.length > 0) truth = both(truth, MAYBE);
  if (truth === YES) return { truth, named, open: NOTHING, missing: NOTHING };
  const open = [...statement.flaws, ...inquiry.open];
  if (action === MAYBE && statement.actions !== undefined) open.push('the action may or may not be meant');
  if (resource === MAYBE && statement.resources !== undefined) open.push('the resource may or may not be meant');
  if (principal === MAYBE) open.push('the principal may or may not be meant');
  if (statement.resources === undefined && resource === MAYBE) open.push('the statement names no resource');
  return { truth, named, open, missing: inquiry.missing };
}

function isAction({ actions }: Statement, call: Call): Truth {
  if (actions === undefined) return MAYBE;
  const included = includesAction(actions.values, call.action, call.service);
  return actions.inverted ? not(included) : included;
}

function isResource({ resources, flaws }: Statement, layer: Layer, call: Call, inquiry: Inquiry): Truth {
  // A resource's own policy is about that resource, whether it says so or not.
  if (resources === undefined) return layer === 'resource' && flaws.length === 0 ? YES : MAYBE;
  const matches = anyOf(resources.values, call, inquiry);
  if (!resources.inverted) return matches;
  return inquiry.isVoid ? both(not(matches), MAYBE) : not(matches);
}

function anyOf(templates: readonly Template[], call: Call, inquiry: Inquiry): Truth {
  let result: Truth = NO;
  for (const template of templates) {
    const before = inquiry.missing.length;
    const pattern = filledIn(template, inquiry);
    const truth = pattern === undefined ? NO : matchText(pattern, call.resource);
    if (truth === YES) {
      inquiry.missing.length = 0;
      return YES;
    }
    if (truth === NO) inquiry.missing.length = before;
    result = either(result, truth);
  }
  return result;
}

/** Policies of identities, boundaries, sessions and SCPs hold for whoever they are attached to; AWS refuses a principal there. */
function namedBy({ principals, effect }: Statement, layer: Layer, call: Call, hasBoundary: boolean): Naming {
  if (layer !== 'resource' && layer !== 'rcp' && layer !== 'endpoint') return principals === undefined ? ITSELF : PERHAPS;
  if (principals === undefined) return PERHAPS;
  if (!principals.inverted) return namingOf(principals.values, call.principal);
  if (effect === 'Deny' && hasBoundary && 'account' in call.principal) return ITSELF;
  return { direct: isExcepted(principals.values, call.principal, effect), role: NO, account: NO };
}

const PERHAPS: Naming = { direct: MAYBE, role: NO, account: NO };
