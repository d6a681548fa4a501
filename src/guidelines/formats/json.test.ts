import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';

import { FINDINGS_SCHEMA } from '../findings-schema.ts';
import { EVERYTHING, NOTHING, judgedSample } from '../testing/samples.ts';
import { asJson } from './json.ts';

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(FINDINGS_SCHEMA);

it.each([
  ['everything', EVERYTHING],
  ['nothing', NOTHING],
])('a result with %s is as the published schema has it', (_case, sample) => {
  const { result, context } = judgedSample(sample);
  const written: unknown = JSON.parse(asJson(result, context));
  validate(written);
  expect(validate.errors).toBeNull();
  expect(written).toEqual(JSON.parse(JSON.stringify(result)));
});

it('a result that lacks something is not as the schema has it', () => {
  const { result } = judgedSample(EVERYTHING);
  const [first] = result.findings;
  expect(validate({ ...result, findings: [{ ...first, line: 0 }] })).toBe(false);
  expect(validate({ ...result, verdict: 'passed' })).toBe(false);
  const { unknown: _, ...rest } = result;
  expect(validate(rest)).toBe(false);
});
