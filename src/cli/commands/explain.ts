import { type Rule, citedClauses, ruleOf } from '../../guidelines/index.ts';
import { LandfallError } from '../../report/index.ts';
import { renderRule, renderRules } from '../render/rules.ts';

export interface ExplainOptions {
  readonly json?: true | undefined;
  /** `text` or `html`. */
  readonly format?: string | undefined;
}

const FORMATS: readonly string[] = ['text', 'html'];

/** Explains one guideline, or lists all by the promises that they hold. */
export async function explain(id: string | undefined, { json, format = 'text' }: ExplainOptions): Promise<void> {
  if (!FORMATS.includes(format)) {
    throw new LandfallError('UnknownFormat', `there is no format ${JSON.stringify(format)}`, { fix: `use one of ${FORMATS.join(', ')}` });
  }
  const { RULES } = await import('../../guidelines/rules/index.ts');
  if (format === 'html' && json === undefined) {
    const { rulePage } = await import('../../guidelines/formats/html/index.ts');
    process.stdout.write(rulePage(id === undefined ? RULES : [ruleOf(RULES, id)]));
    return;
  }
  const told = (rule: Rule) => ({ ...rule, clauses: citedClauses(rule) });
  const print = (data: unknown, text: string) => process.stdout.write(json ? `${JSON.stringify(data, undefined, 2)}\n` : text);
  if (id === undefined) {
    print(RULES.map(told), renderRules(RULES));
  } else {
    const rule = ruleOf(RULES, id);
    print(told(rule), renderRule(rule));
  }
}
