import { stripVTControlCharacters } from 'node:util';

import { describe, expect, it } from 'vitest';

import type { Finding } from '../../guidelines/index.ts';
import type { IsolationVerdict, Verdicts } from '../../plan/index.ts';
import { renderVerdicts } from './verdicts.ts';

const ISOLATED: IsolationVerdict = {
  environment: 'prod',
  account: '444444444444',
  proven: true,
  paths: [],
  morePaths: 0,
  allowed: [],
  unknown: [],
  assumptions: [],
};

const GOOD: Verdicts = {
  guidelines: { version: 1, verdict: 'pass', findings: [], promises: [], unknown: [], errors: [], waivers: [] },
  isolation: [ISOLATED, { ...ISOLATED, environment: 'uat' }],
  isolationLeftOut: [],
  permissions: { verdict: 'allowed', asked: 12, refusals: [], unknown: [] },
};

const FINDING: Finding = {
  rule: 's3-bucket-versioning',
  promise: 'G18',
  severity: 'medium',
  account: '444444444444',
  stack: 'pier-prod-data',
  template: 'prod/data.json',
  resource: 'Uploads',
  type: 'AWS::S3::Bucket',
  path: 'Properties.VersioningConfiguration',
  line: 7,
  column: 3,
  message: 'Nothing is kept of what is overwritten.',
  fix: '',
  waived: null,
};

const rendered = (verdicts: Verdicts) => stripVTControlCharacters(renderVerdicts(verdicts)).split('\n');

describe('the verdicts of a plan', () => {
  it('are three lines where all is well', () => {
    expect(rendered(GOOD)).toEqual([
      'guidelines  pass: 0 findings',
      'isolation   proven for prod, uat',
      'permissions allowed: 12 calls looked at',
    ]);
  });

  it('list findings with their place, and count those that are waived', () => {
    const waived: Finding = { ...FINDING, waived: { reason: 'it is made anew', expires: null, source: 'project' } };
    const [line, place] = rendered({ ...GOOD, guidelines: { ...GOOD.guidelines, verdict: 'fail', findings: [FINDING, waived] } });
    expect(line).toBe('guidelines  fail: 1 finding (1 medium), 1 waived');
    expect(place).toBe('  prod/data.json:7  s3-bucket-versioning at Uploads: Nothing is kept of what is overwritten.');
  });

  it('name a way in, what is open, and what was not looked at', () => {
    const reached: IsolationVerdict = {
      ...ISOLATED,
      proven: false,
      paths: [
        {
          from: { account: '222222222222', kind: 'account', id: '222222222222' },
          steps: [{ kind: 'assume', action: 'sts:AssumeRole', to: 'arn:aws:iam::444444444444:role/deploy', because: [] }],
        },
      ],
    };
    const open = {
      ...ISOLATED,
      environment: 'uat',
      proven: false,
      unknown: [{ template: 'uat/a.json', resource: 'A', why: 'a parameter' }],
    };
    expect(rendered({ ...GOOD, isolation: [reached, open], isolationLeftOut: ['stage'] }).slice(1, -1)).toEqual([
      'isolation   not proven for prod, uat, 1 not looked at',
      '  prod: 1 way in, such as from account 222222222222 by sts:AssumeRole; see `landfall reach prod`',
      '  uat: 1 thing can’t be decided, such as uat/a.json: a parameter; see `landfall reach uat`',
      '  too many to look at here, see `landfall reach`: stage',
    ]);
  });

  it('name what will be denied, to whom, and by which statement', () => {
    const because = [
      { layer: 'scp', policy: 'guardrails', level: 'r-root', statement: 3, sid: 'NoTables', why: 'it denies this', effect: 'Deny' },
    ] as const;
    const refusal = {
      account: '444444444444',
      stack: 'pier-prod-data',
      role: 'arn:aws:iam::444444444444:role/deployer',
      resource: 'Orders',
      type: 'AWS::DynamoDB::Table',
      operation: 'create',
      action: 'dynamodb:CreateTable',
      need: 'certain',
      because,
    } as const;
    const permissions = { verdict: 'refused', asked: 12, refusals: [refusal, { ...refusal, need: 'possible' }], unknown: [] } as const;
    expect(rendered({ ...GOOD, permissions }).slice(-2)).toEqual([
      'permissions refused: 1 call will be denied, 12 calls looked at',
      '  dynamodb:CreateTable for Orders (AWS::DynamoDB::Table) of pier-prod-data, as arn:aws:iam::444444444444:role/deployer: guardrails (NoTables, attached to r-root): it denies this',
    ]);
  });

  it('say nothing of permissions where no stack changes', () => {
    expect(rendered({ ...GOOD, permissions: { ...GOOD.permissions, asked: 0 } })).toHaveLength(2);
  });
});
