import { describe, expect, it } from 'vitest';

import { type Estate, checkedEstate, estateOfTemplates } from '../../estate/index.ts';
import { estateOfStacks } from '../../estate/testing/templates.ts';
import { judge } from '../judge.ts';
import { type Rule, eachResource } from '../rule.ts';
import { CLOSED, COLOURED } from '../testing/rules.ts';
import type { Waiver } from './waiver.ts';

const TODAY = '2026-11-24';

function judged(estate: Estate, waivers: readonly Waiver[] = [], rules = [CLOSED]) {
  return judge(estate, { rules, known: [CLOSED.id, COLOURED.id], waivers, today: TODAY }).result;
}

const thing = (metadata = '') => estateOfTemplates([{ path: 'a.yaml', text: `Resources:\n  T:\n    Type: Test::Thing\n${metadata}` }]);
const inMetadata = (...waivers: readonly string[]) =>
  thing(`    Metadata:\n      landfall:\n        waivers:\n${waivers.map((waiver) => `          - ${waiver}\n`).join('')}`);

describe('a waiver of the project', () => {
  const waiver = { rule: 'thing-closed', resource: 'T', reason: 'it is empty' };

  it('takes a finding out of the verdict, not out of sight', () => {
    const result = judged(thing(), [waiver]);
    expect(result.findings).toMatchObject([{ waived: { reason: 'it is empty', expires: null, source: 'project' } }]);
    expect(result.verdict).toBe('pass');
    expect(result.promises).toMatchObject([{ findings: 1, waived: 1, verdict: 'pass' }]);
    expect(result.waivers).toMatchObject([{ state: 'used', findings: 1, note: null }]);
  });

  it('counts on its last day and not after it', () => {
    expect(judged(thing(), [{ ...waiver, expires: TODAY }]).verdict).toBe('pass');
    const result = judged(thing(), [{ ...waiver, expires: '2026-11-23' }]);
    expect(result.verdict).toBe('fail');
    expect(result.findings).toMatchObject([{ waived: null }]);
    expect(result.waivers).toMatchObject([{ state: 'expired', findings: 1, note: 'it expired on 2026-11-23' }]);
  });

  it.each([
    ['that waives nothing', { ...waiver, resource: 'Other' }, 'unused', /remove it/],
    ['of a rule that there isn’t', { ...waiver, rule: 'thing-close' }, 'unknown-rule', /did you mean thing-closed\?/],
    ['without a reason', { ...waiver, reason: ' ' }, 'invalid', /no reason/],
    ['that expires on no day', { ...waiver, expires: '2026-02-30x' }, 'invalid', /no day/],
  ])('%s is told of, and changes nothing', (_case, given, state, note) => {
    const result = judged(thing(), [given]);
    expect(result.verdict).toBe('fail');
    expect(result.waivers).toMatchObject([{ state, note: expect.stringMatching(note) }]);
  });

  it('of a rule that isn’t asked this time isn’t told of', () => {
    expect(judged(thing(), [{ ...waiver, rule: COLOURED.id }]).waivers).toEqual([]);
  });

  const estate = estateOfStacks([
    { account: '111111111111', name: 'data', template: { Resources: { T: { Type: 'Test::Thing' } } } },
    { account: '222222222222', name: 'data', template: { Resources: { T: { Type: 'Test::Thing' } } } },
    { account: '222222222222', name: 'other', template: { Resources: { T: { Type: 'Test::Thing' } } } },
  ]);
  const places = estate.stacks.map(({ account, name }) => `${account}/${name}`);
  const [first = ''] = estate.stacks.map(({ template }) => template);

  it.each([
    ['T', places],
    ['data#T', places.slice(0, 2)],
    ['222222222222/data#T', places.slice(1, 2)],
    [`${first}#T`, places.slice(0, 1)],
    [`111111111111/${first}#T`, places.slice(0, 1)],
    [`222222222222/${first}#T`, []],
    ['333333333333/data#T', []],
  ])('at %s concerns what it names', (resource, expected) => {
    const waived = judged(estate, [{ ...waiver, resource }]).findings.filter((finding) => finding.waived !== null);
    expect(waived.map(({ account, stack }) => `${account}/${stack}`)).toEqual(expected);
  });

  it('of what a transform makes names what is written', () => {
    const text =
      'Transform: AWS::Serverless-2016-10-31\nResources:\n  Api: { Type: AWS::Serverless::Api, Properties: { StageName: live } }\n';
    const stages: Rule = {
      ...CLOSED,
      types: ['AWS::ApiGateway::Stage'],
      check: eachResource(['AWS::ApiGateway::Stage'], (resource) => ({
        resource,
        path: ['Properties', 'X'],
        holds: false,
        message: 'Open',
      })),
    };
    for (const resource of ['Api', 'ApiliveStage']) {
      const result = judged(estateOfTemplates([{ path: 'a.yaml', text }]), [{ ...waiver, resource }], [stages]);
      expect(result.findings).toMatchObject([{ resource: 'Api', path: 'Properties.X', line: 3, waived: { reason: 'it is empty' } }]);
    }
  });

  it('stands in estate.json, where a mistake in it is told of', () => {
    expect(checkedEstate({ version: 1, accounts: [], waivers: [waiver] }).waivers).toEqual([waiver]);
    expect(() => checkedEstate({ version: 1, accounts: [], waivers: [{ ...waiver, expires: 'soon' }] })).toThrow(/1 mistake/);
  });
});

describe('a waiver in the metadata of a resource', () => {
  it('waives findings at that resource only, and is found at its line', () => {
    const result = judged(inMetadata('{rule: thing-closed, reason: it is empty, expires: 2027-01-31}'));
    expect(result.findings).toMatchObject([{ waived: { reason: 'it is empty', expires: '2027-01-31', source: 'resource' } }]);
    expect(result.waivers).toMatchObject([{ template: 'a.yaml', line: 7, resource: 'T', state: 'used' }]);
  });

  it('counts for all that a loop or a transform makes of it, and is told of once', () => {
    const text = `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Resources:
  Fn::ForEach::Things:
    - Name
    - [A, B]
    - T\${Name}:
        Type: Test::Thing
        Metadata: {landfall: {waivers: [{rule: thing-closed, reason: it is empty}]}}
        Properties: {Closed: !If [Never, true, !Ref AWS::NoValue]}
  Function:
    Type: AWS::Serverless::Function
    Metadata: {landfall: {waivers: [{rule: role-closed, reason: it is empty}]}}
    Properties: {Runtime: nodejs24.x, Handler: index.handler, CodeUri: src/}
Conditions: {Never: !Equals [a, b]}
`;
    const ofRoles: Rule = {
      ...CLOSED,
      id: 'role-closed',
      types: ['AWS::IAM::Role'],
      check: eachResource(['AWS::IAM::Role'], (resource) => ({ resource, path: ['Properties'], holds: false, message: 'It is open' })),
    };
    const result = judge(estateOfTemplates([{ path: 'a.yaml', text }]), { rules: [CLOSED, ofRoles], today: TODAY }).result;
    expect(result.findings.map(({ resource, waived }) => [resource, waived?.reason])).toEqual([
      ['TA', 'it is empty'],
      ['TB', 'it is empty'],
      ['Function', 'it is empty'],
    ]);
    expect(result.waivers.map(({ rule, state, findings }) => [rule, state, findings])).toEqual([
      ['thing-closed', 'used', 2],
      ['role-closed', 'used', 1],
    ]);
  });

  it.each([
    ['{rule: thing-closed, resource: T, reason: it is empty}', 'T'],
    ['[{rule: thing-closed, reason: it is empty}]', ''],
  ])('of the template as a whole, %s, waives nothing and is told of', (written, resource) => {
    const text = `Metadata:\n  landfall:\n    waivers: ${written}\nResources:\n  T: {Type: Test::Thing}\n`;
    const result = judged(estateOfTemplates([{ path: 'a.yaml', text }]));
    expect(result.verdict).toBe('fail');
    const note = expect.stringContaining('put it in the metadata of the resource');
    expect(result.waivers).toMatchObject([
      { source: 'template', template: 'a.yaml', line: 3, resource, state: 'invalid', findings: 0, note },
    ]);
  });

  it('need not be in a list', () => {
    expect(judged(thing('    Metadata: {landfall: {waivers: {rule: thing-closed, reason: it is empty}}}\n')).verdict).toBe('pass');
  });

  it.each([
    '{rule: thing-closed}',
    '{reason: because}',
    'thing-closed',
    '{rule: thing-closed, reason: x, expires: [1]}',
    '[]',
    '7',
    '{rule: {}, reason: []}',
  ])('that is %s waives nothing and is told of', (written) => {
    const result = judged(inMetadata(written));
    expect(result.verdict).toBe('fail');
    expect(result.waivers).toMatchObject([{ state: 'invalid' }]);
  });
});
