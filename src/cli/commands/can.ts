import { styleText } from 'node:util';

import { canInEstate } from '../../access/index.ts';
import { loadEstate } from '../../estate/index.ts';
import { LandfallError } from '../../report/index.ts';
import { renderAnswer } from '../render/answer.ts';

export interface CanOptions {
  readonly estate: string;
  readonly context?: readonly string[] | undefined;
  readonly json?: true | undefined;
}

const NO = 1;

/** Answers whether a principal may do something. The exit code is 0 for yes only. */
export async function can(
  principal: string,
  action: string,
  resource: string,
  { estate: directory, context, json }: CanOptions,
): Promise<void> {
  if (!/^[\w-]+:[\w*]+$/.test(action)) {
    throw new LandfallError('InvalidAction', `the action ${JSON.stringify(action)} is not of the form service:Action`, {
      fix: 'give it as s3:GetObject',
    });
  }
  const question = { principal, action, resource, context: contextOf(context ?? []) };
  const answer = canInEstate(await loadEstate(directory), question);
  process.stdout.write(json ? `${JSON.stringify(answer, undefined, 2)}\n` : `${renderAnswer(question, answer)}\n`);
  if (answer.answer !== 'yes') process.exitCode = NO;
  await tellOfUnlisted(action);
}

/** The answer stands whatever the action is called, as AWS has actions that it doesn't list; a slip of the pen is likelier. */
async function tellOfUnlisted(action: string): Promise<void> {
  const unlisted = await (await import('../../access/known-action.ts')).unlistedAction(action);
  if (unlisted === undefined) return;
  const { what, name, match } = unlisted;
  const meant = match === undefined ? '' : `; did you mean ${match}?`;
  process.stderr.write(`${styleText('yellow', 'note', { stream: process.stderr })}: no ${what} ${name} is known${meant}\n`);
}

/** `key=value`; the same key again adds a value, and nothing behind `=` says that the key is absent. */
function contextOf(pairs: readonly string[]): Readonly<Record<string, string | readonly string[] | null>> {
  const context: Record<string, string | readonly string[] | null> = {};
  for (const pair of pairs) {
    const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (!/^[\w-]+:./.test(key)) {
      throw new LandfallError('InvalidContext', `${JSON.stringify(pair)} is not of the form key=value`, {
        fix: 'give a condition key and its value, such as aws:SourceIp=203.0.113.7',
      });
    }
    const before = context[key];
    if (value === '') context[key] = null;
    else context[key] = before === undefined || before === null ? value : [before, value].flat();
  }
  return context;
}
