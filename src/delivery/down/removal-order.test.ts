import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { FoundStack } from './found-stacks.ts';
import { inRemovalOrder, removalId, removalNeeds } from './removal-order.ts';

const HOME = 'eu-central-1';
const EDGE = 'us-east-1';

function stack(
  name: string,
  about: Partial<FoundStack> & Partial<Pick<FoundStack['observed'], 'outputs' | 'parameters'>> = {},
): FoundStack {
  const { outputs = {}, parameters = {}, ...rest } = about;
  const observed = { name, status: 'CREATE_COMPLETE', isProtected: false, outputs, parameters };
  return { kind: 'stack', account: 'dev', region: HOME, name, needs: [], observed, ...rest };
}

const bootstrap = (account: string, region: string) => stack('pier-bootstrap', { kind: 'bootstrap', account, region });
const names = (stacks: readonly FoundStack[]) => stacks.map(({ name }) => name);

describe('the order of removal', () => {
  it('takes a stack down before those that it needs, across accounts', () => {
    const zone = stack('pier-dev-zone');
    const delegation = stack('pier-management-delegation', { account: 'management', needs: ['pier-dev-zone'] });
    const edge = stack('pier-dev-edge', { region: EDGE, needs: ['pier-management-delegation', 'pier-dev-zone'] });
    expect(names(inRemovalOrder([zone, delegation, edge], HOME))).toEqual(['pier-dev-edge', 'pier-management-delegation', 'pier-dev-zone']);
  });

  it('goes by what is deployed where the project says the opposite by now, and for stacks that it has no more', () => {
    const edge = stack('pier-dev-edge', { needs: ['pier-dev-identity'], outputs: { CertificateArn: 'arn:certificate' } });
    const identity = stack('pier-dev-identity', { parameters: { CertificateArn: 'arn:certificate' }, outputs: { PoolId: 'pool-1' } });
    const old = stack('pier-dev-old', { parameters: { Pool: 'pool-1' } });
    expect(names(inRemovalOrder([edge, identity, old], HOME))).toEqual(['pier-dev-old', 'pier-dev-identity', 'pier-dev-edge']);
  });

  it("takes an account's bootstraps last, and the home region's after the other", () => {
    const found = [bootstrap('dev', HOME), bootstrap('dev', EDGE), stack('pier-dev-web'), stack('pier-dev-edge', { region: EDGE })];
    const needs = removalNeeds(found, HOME);
    expect(needs.get('dev/us-east-1 pier-bootstrap')).toEqual(['dev/us-east-1 pier-dev-edge']);
    expect(needs.get('dev/eu-central-1 pier-bootstrap')?.toSorted()).toEqual([
      'dev/eu-central-1 pier-dev-web',
      'dev/us-east-1 pier-bootstrap',
      'dev/us-east-1 pier-dev-edge',
    ]);
  });

  it("doesn't wait in one account for the bootstrap or the stacks of another", () => {
    const needs = removalNeeds([bootstrap('dev', HOME), bootstrap('uat', HOME), stack('pier-uat-web', { account: 'uat' })], HOME);
    expect(needs.get('dev/eu-central-1 pier-bootstrap')).toEqual([]);
  });

  it('is never a circle and leaves nobody out, whatever the stacks say of each other', () => {
    const index = fc.nat(9);
    fc.assert(
      fc.property(fc.array(fc.tuple(index, index)), fc.array(fc.tuple(index, index)), (said, deployed) => {
        const found = Array.from({ length: 10 }, (_, at) =>
          stack(`pier-dev-${at}`, {
            needs: said.filter(([user]) => user === at).map(([, used]) => `pier-dev-${used}`),
            outputs: { Value: `value-${at}` },
            parameters: Object.fromEntries(deployed.filter(([user]) => user === at).map(([, used]) => [`P${used}`, `value-${used}`])),
          }),
        );
        const ordered = inRemovalOrder(found, HOME).map(removalId);
        expect(ordered.toSorted()).toEqual(found.map(removalId).toSorted());
        for (const [id, before] of removalNeeds(found, HOME)) {
          for (const each of before) expect(ordered.indexOf(each)).toBeLessThan(ordered.indexOf(id));
        }
      }),
    );
  });
});
