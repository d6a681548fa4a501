import { describe, expect, it } from 'vitest';

import { DIGEST_OUTPUT, type StackDescription } from '../../assembly/index.ts';
import type { ObservedStack } from '../../plan/index.ts';
import { findStacks } from './found-stacks.ts';

const REGION = 'eu-central-1';

const observed = (name: string, outputs: ObservedStack['outputs'] = { [DIGEST_OUTPUT]: 'abc' }): ObservedStack => ({
  name,
  status: 'CREATE_COMPLETE',
  isProtected: false,
  outputs,
  parameters: {},
});

const described = (account: string, name: string, needs: readonly string[] = []): StackDescription => ({
  name,
  account,
  region: REGION,
  capability: 'any',
  template: 'any',
  inputs: {},
  needs,
  needsDelegation: false,
  terminationProtection: false,
  holdsData: false,
});

function find(account: string, stacks: readonly ObservedStack[], known: readonly StackDescription[] = []) {
  const { ours, doubtful } = findStacks('pier', known, {
    stacks: new Map([[`${account}/${REGION}`, new Map(stacks.map((stack) => [stack.name, stack]))]]),
  });
  return { ours: ours.map(({ name }) => name), doubtful: doubtful.map(({ name }) => name), found: ours };
}

describe('the stacks of a project', () => {
  it('are those that it has and those that it had', () => {
    const { ours, found } = find(
      'dev',
      [observed('pier-dev-web'), observed('pier-dev-former-thing'), observed('pier-bootstrap')],
      [described('dev', 'pier-dev-web', ['pier-dev-baseline'])],
    );
    expect(ours).toEqual(['pier-dev-former-thing', 'pier-dev-web', 'pier-bootstrap']);
    expect(found.map(({ kind, needs }) => [kind, ...needs])).toEqual([['stack'], ['stack', 'pier-dev-baseline'], ['bootstrap']]);
  });

  it('count however broken they are, as long as the project has them', () => {
    expect(find('dev', [observed('pier-dev-web', {})], [described('dev', 'pier-dev-web')]).ours).toEqual(['pier-dev-web']);
  });

  it('are not those of another project in the same account whose name begins alike', () => {
    const others = [
      'pier-two-management-baseline',
      'pier-two-bootstrap',
      'pier-management-management-apex',
      'pier-management-bootstrap',
      'pier-management-two-management-apex',
      'pier-management-two-bootstrap',
    ];
    expect(
      find(
        'management',
        others.map((name) => observed(name)),
      ),
    ).toMatchObject({ ours: [], doubtful: [] });
  });

  it('are not those of our name that Landfall never applied', () => {
    expect(find('dev', [observed('pier-dev-by-hand', { Url: 'x' })])).toMatchObject({ ours: [], doubtful: ['pier-dev-by-hand'] });
  });
});
