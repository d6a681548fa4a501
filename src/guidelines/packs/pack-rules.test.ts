import { describe, expect, it } from 'vitest';

import { estateOfTemplates } from '../../estate/index.ts';
import { clausesOf } from '../clauses/clauses.ts';
import { judge } from '../judge.ts';
import { CLOSED } from '../testing/rules.ts';
import { promiseOfCheck } from './pack-promise.ts';
import { type PackJudgement, packRules } from './pack-rules.ts';

const ANSWER: PackJudgement = {
  template: 'app.yaml',
  pack: 'aws-solutions',
  rule: 'AwsSolutions-SQS2',
  check: 'SQSQueueSSE',
  level: 'error',
  info: 'The queue is not encrypted.',
  explanation: 'It would protect what is in it.',
  resource: 'Thing',
  outcome: 'found',
  details: ['Action::s3:*'],
};

const RULE = 'cdk-nag:AwsSolutions-SQS2';

function judgedWith(answers: readonly PackJudgement[], { waiver = '', errors = [] as { template: string; message: string }[] } = {}) {
  const text = `Resources:\n  Thing:\n    Type: Test::Thing\n    Properties: {Closed: true}\n${waiver}`;
  const estate = estateOfTemplates([{ path: 'app.yaml', text }]);
  return judge(estate, { rules: [CLOSED, ...packRules(answers)], errors, today: '2026-11-24' }).result;
}

describe('answers of packs', () => {
  it('are findings under a rule of their own, which count for the verdict and for no promise', () => {
    const { verdict, findings, promises } = judgedWith([ANSWER]);
    expect(findings).toMatchObject([
      { rule: RULE, promise: 'G2', severity: 'medium', resource: 'Thing', line: 4, message: 'The queue is not encrypted (Action::s3:*).' },
    ]);
    expect(verdict).toBe('fail');
    expect(promises).toEqual(judgedWith([]).promises);
    expect(promises).toMatchObject([{ id: 'G2', rules: 1, findings: 0, verdict: 'pass' }]);
  });

  it('are unknown where a value is, and nothing where all is well', () => {
    const { verdict, findings, unknown, promises } = judgedWith([{ ...ANSWER, outcome: 'unknown' }]);
    expect(findings).toEqual([]);
    expect(unknown).toMatchObject([{ rule: RULE, resource: 'Thing' }]);
    expect(verdict).toBe('unknown');
    expect(promises).toMatchObject([{ unknown: 0, verdict: 'pass' }]);
    expect(judgedWith([{ ...ANSWER, outcome: 'holds' }]).verdict).toBe('pass');
  });

  it('can be waived, and a waiver of them is no mistake without packs', () => {
    const waiver = `    Metadata: {landfall: {waivers: [{rule: "${RULE}", reason: it is empty}]}}\n`;
    expect(judgedWith([ANSWER], { waiver })).toMatchObject({ verdict: 'pass', waivers: [{ state: 'used', findings: 1 }] });
    expect(judgedWith([], { waiver })).toMatchObject({ verdict: 'pass', waivers: [] });
    expect(judgedWith([{ ...ANSWER, outcome: 'holds' }], { waiver }).waivers).toMatchObject([{ state: 'unused' }]);
  });

  it('that are missing keep the verdict from passing, and no promise', () => {
    const { verdict, promises, errors } = judgedWith([], { errors: [{ template: 'app.yaml', message: 'cdk-nag can’t load it' }] });
    expect(verdict).toBe('unknown');
    expect(errors).toHaveLength(1);
    expect(promises).toMatchObject([{ verdict: 'pass' }]);
  });

  it('are evidence for no clause', () => {
    expect(packRules([ANSWER]).flatMap(clausesOf)).toEqual([]);
  });
});

it.each([
  ['S3BucketSSLRequestsOnly', 'G3'],
  ['S3DefaultEncryptionKMS', 'G2'],
  ['EC2RestrictedSSH', 'G4'],
  ['WAFv2LoggingEnabled', 'G6'],
  ['SecretsManagerRotationEnabled', 'G7'],
  ['CodeBuildProjectEnvVarAwsCred', 'G10'],
  ['IAMNoWildcardPermissions', 'G8'],
  ['IAMUserNoPolicies', 'I2'],
  ['LambdaDLQ', 'G16'],
  ['DynamoDBPITREnabled', 'G18'],
  ['EC2IMDSv2Enabled', 'G19'],
])('%s is closest to %s', (check, promise) => expect(promiseOfCheck(check)).toBe(promise));
