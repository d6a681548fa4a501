import { type Resource, Unknown } from '../../estate/index.ts';
import type { Judgement, Rule, Severity } from '../rule.ts';
import { promiseOfCheck } from './pack-promise.ts';

/** Before the id of a rule that isn't ours: `cdk-nag:AwsSolutions-S1`. */
const PACK_PREFIX = 'cdk-nag:';

/** What a rule of a pack says of one resource. */
export interface PackJudgement {
  readonly template: string;
  readonly pack: string;
  readonly rule: string;
  readonly check: string;
  readonly level: 'error' | 'warning';
  readonly info: string;
  readonly explanation: string;
  readonly resource: string;
  readonly outcome: 'holds' | 'found' | 'unknown';
  readonly details: readonly string[];
}

/** Packs are asked when somebody wants it: whether one has such a rule isn't known before. */
export function isOfPack(rule: string): boolean {
  return rule.startsWith(PACK_PREFIX);
}

const SOURCE = 'https://github.com/cdklabs/cdk-nag/blob/main/RULES.md';
/** cdk-nag knows errors and warnings only. */
const SEVERITY: Readonly<Record<PackJudgement['level'], Severity>> = { error: 'medium', warning: 'low' };

/**
 * Answers of packs as rules, so that waivers, positions and formats know them like ours. They count for the verdict, as somebody asked for
 * them, and for no promise: what each of those counts is the same with packs and without.
 */
export function packRules(answers: readonly PackJudgement[]): readonly Rule[] {
  return [...Map.groupBy(answers, ({ rule }) => rule).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { rule, pack, check, level, info, explanation } = first;
    const at = Map.groupBy(own, ({ template, resource }) => JSON.stringify([template, resource]));
    return [
      {
        id: `${PACK_PREFIX}${rule}`,
        pack,
        title: sentence(info),
        promise: promiseOfCheck(check),
        severity: SEVERITY[level],
        severityReason: `cdk-nag calls it ${level === 'error' ? 'an error' : 'a warning'}, and has no other severities`,
        layer: 'template',
        why: explanation,
        fix: '# cdk-nag names no change: its message says what it wants.\n',
        sources: [SOURCE],
        types: ['*'],
        *check(estate) {
          for (const resource of estate.resources()) {
            const answer = at.get(JSON.stringify([resource.template, resource.logicalId]))?.[0];
            if (answer !== undefined) yield judged(resource, answer);
          }
        },
      } satisfies Rule,
    ];
  });
}

function judged(resource: Resource, { outcome, info, details }: PackJudgement): Judgement {
  const holds =
    outcome === 'unknown' ? new Unknown('cdk-nag needs a value that is known only when the stack is applied') : outcome === 'holds';
  const message = details.length === 0 ? info : `${sentence(info)} (${details.join(', ')})`;
  return { resource, path: ['Properties'], holds, message };
}

/** Without its full stop. */
function sentence(text: string): string {
  return text.trimEnd().replace(/\.$/, '');
}
