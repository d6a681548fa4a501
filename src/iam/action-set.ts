import { ANY, matchText, ONE, patternOf, type Pattern } from './match-text.ts';
import { HOLE, withHoles, type Text } from './text.ts';
import { either, NO, YES, type Truth } from './truth.ts';

/** The actions of a statement, sorted so that most requests are decided by one look-up. Everything is in lower case. */
export interface ActionSet {
  readonly everything: boolean;
  readonly exact: ReadonlySet<string>;
  /** Patterns whose service is plain text, by service. */
  readonly byService: ReadonlyMap<string, readonly Pattern[]>;
  /** Patterns in whose service is a wildcard or a hole. */
  readonly others: readonly Pattern[];
  readonly all: readonly Pattern[];
}

const VAGUE = new RegExp(`[${ANY}${ONE}${HOLE}]`);
const ONLY_VAGUE = new RegExp(`^[${ANY}${ONE}${HOLE}]+$`);
const NAME = new RegExp(`^[\\w${ANY}${ONE}${HOLE}-]+:[\\w${ANY}${ONE}${HOLE}-]+$`);

/** Undefined if one of them is neither `*` nor `service:Action`. Names of services and actions are compared without regard to case. */
export function actionSetOf(names: readonly string[]): ActionSet | undefined {
  const exact = new Set<string>();
  const byService = new Map<string, Pattern[]>();
  const [others, all]: [Pattern[], Pattern[]] = [[], []];
  for (const name of names) {
    const text = withHoles(name)
      .replaceAll(/\$\{[^}]*\}/g, HOLE)
      .toLowerCase()
      .replaceAll('*', ANY)
      .replaceAll('?', ONE);
    const service = text.split(':', 1)[0] ?? '';
    if (!NAME.test(text) && !ONLY_VAGUE.test(text)) return undefined;
    const pattern = patternOf(text);
    all.push(pattern);
    if (pattern.shape === 'literal') exact.add(text);
    else if (VAGUE.test(service)) others.push(pattern);
    else byService.set(service, [...(byService.get(service) ?? []), pattern]);
  }
  return { everything: all.some(({ shape }) => shape === 'everything'), exact, byService, others, all };
}

/** Whether the action is among them. With a wildcard in the request: yes only if one of the patterns covers whatever it stands for. */
export function includesAction(actions: ActionSet, action: Text, service: string): Truth {
  if (actions.everything) return YES;
  if (action.hole) return anyOf(actions.all, action);
  if (actions.exact.has(action.text)) return YES;
  const found = anyOf(actions.byService.get(service) ?? NONE, action);
  return found === YES ? YES : either(found, anyOf(actions.others, action));
}

const NONE: readonly Pattern[] = [];

function anyOf(patterns: readonly Pattern[], action: Text): Truth {
  let result: Truth = NO;
  for (const pattern of patterns) {
    result = either(result, matchText(pattern, action));
    if (result === YES) return YES;
  }
  return result;
}
