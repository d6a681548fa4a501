import { expect, it } from 'vitest';

import { matchArn } from './match-arn.ts';
import { ANY, ONE, patternOf } from './match-text.ts';
import { textOf } from './text.ts';
import { MAYBE, NO, YES } from './truth.ts';

it.each([
  ['arn:aws:iam::*:role/x', 'arn:aws:iam::111122223333:role/x', YES],
  ['arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:user/x', NO],
  ['arn:aws:*:*:111122223333:thing', 'arn:aws:iam::a:111122223333:thing', NO],
  ['arn:aws:logs:*:*:log-group:*', 'arn:aws:logs:eu-central-1:111122223333:log-group:a:b', YES],
  ['arn:aws:iam::?????????????:root', 'arn:aws:iam::111122223333:root', NO],
  ['arn:aws:iam::111122223333:role/x', 'no-arn', NO],
  // How a pattern with fewer parts compares isn't documented.
  ['arn:aws:sns:*', 'arn:aws:sns:eu-central-1:111122223333:t', MAYBE],
  ['arn:aws:sns:*', 'arn:aws:sqs:eu-central-1:111122223333:t', NO],
  ['*', 'arn:aws:sqs:eu-central-1:111122223333:t', MAYBE],
  // Holes.
  ['arn:aws:iam::<unknown>:role/x', 'arn:aws:iam::111122223333:role/x', MAYBE],
  ['arn:aws:iam::<unknown>:role/x', 'arn:aws:iam::111122223333:role/y', NO],
  ['arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:role/<unknown>', YES],
  ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:role/<unknown>', MAYBE],
  ['arn:aws:iam::111122223333:role/a', 'arn:aws:iam::111122223333:user/<unknown>', NO],
])('compares %s with %s', (pattern, text, expected) => {
  const compiled = patternOf(textOf(pattern).text.replaceAll('*', ANY).replaceAll('?', ONE));
  expect(matchArn(compiled, textOf(text))).toBe(expected);
});
