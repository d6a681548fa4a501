import { ruleOf } from '../../guidelines/index.ts';
import { renderRule, renderRules } from '../render/rules.ts';

export interface ExplainOptions {
  readonly json?: true | undefined;
}

/** Explains one guideline, or lists all by the promises that they hold. */
export async function explain(id: string | undefined, { json }: ExplainOptions): Promise<void> {
  const { RULES } = await import('../../guidelines/rules/index.ts');
  const print = (data: unknown, text: string) => process.stdout.write(json ? `${JSON.stringify(data, undefined, 2)}\n` : text);
  if (id === undefined) {
    print(RULES, renderRules(RULES));
  } else {
    const rule = ruleOf(RULES, id);
    print(rule, renderRule(rule));
  }
}
