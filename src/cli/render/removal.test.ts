import { stripVTControlCharacters } from 'node:util';

import { describe, expect, it } from 'vitest';

import type { DataResource, RemovalPlan } from '../../delivery/index.ts';
import { renderRemoval, renderRemoved } from './removal.ts';

const NOTHING: RemovalPlan = {
  version: 1,
  project: 'pier',
  target: 'aws',
  changes: [],
  lost: [],
  deleted: [],
  kept: { data: [], things: [] },
  notes: [],
};

const bucket = (physicalId: string, account: string): DataResource => ({
  account,
  accountId: '222222222222',
  region: 'eu-central-1',
  stack: `pier-${account}-web`,
  type: 'AWS::S3::Bucket',
  physicalId,
  reason: 'nothing protects it',
});

const render = (plan: Partial<RemovalPlan>) => stripVTControlCharacters(renderRemoval({ ...NOTHING, ...plan }));

describe('what a `down` shows', () => {
  it('is one line where nothing is left, and what stays', () => {
    expect(render({})).toBe('Nothing to remove: pier on aws is down.');
    const kept = { data: [{ ...bucket('files', 'prod'), reason: 'its template says Retain' }], things: [] };
    expect(render({ kept }).split('\n').slice(2)).toEqual([
      'What stays',
      '  prod (222222222222), eu-central-1: its template says Retain',
      expect.stringMatching(/^    AWS::S3::Bucket +files$/),
      '  `landfall down --delete-data prod` deletes these as well',
    ]);
  });

  it('names what goes by account, and counts what a stack takes with it', () => {
    const text = render({
      changes: [
        { action: 'delete', kind: 'stack', name: 'pier-dev-web', account: 'dev', region: 'eu-central-1', counts: { 'AWS::S3::Bucket': 1 } },
        { action: 'delete', kind: 'policy', name: 'pier-guardrails' },
      ],
      lost: [bucket('files', 'dev')],
    });
    expect(text).toMatch(/dev\n {2}- stack +pier-dev-web {2}eu-central-1, 1 resource\n/);
    expect(text).toMatch(/organization\n {2}- policy +pier-guardrails\n/);
    expect(text).toMatch(/1 stack and 1 other thing to remove\. What goes with them holds data: 1 resource\.$/);
  });

  it('counts many of a type that are lost, and names few', () => {
    const many = ['one', 'two', 'three'].map((name) => bucket(name, 'dev'));
    const text = render({ changes: [{ action: 'delete', kind: 'policy', name: 'any' }], lost: [...many, bucket('files', 'uat')] });
    expect(text).toMatch(/dev +AWS::S3::Bucket +3 of them/);
    expect(text).toMatch(/uat +AWS::S3::Bucket +files/);
  });

  it('says at the end what is not gone at once, and puts what stays for one reason on one line', () => {
    const reason = 'an account is never closed';
    const things = ['pier-dev', 'pier-prod'].map((name) => ({ kind: 'account', name, reason }));
    const removed = { stacks: 2, kept: { data: [], things }, notes: ['key 1: until 2030-01-01'] };
    const text = stripVTControlCharacters(renderRemoved('pier', removed));
    expect(text).toMatch(/^pier is down: 2 stacks removed\.\n/);
    expect(text).toMatch(/account +pier-dev, pier-prod {2}an account is never closed\n/);
    expect(text).toMatch(/key 1: until 2030-01-01$/);
  });
});
