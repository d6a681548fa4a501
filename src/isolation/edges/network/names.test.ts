import { describe, expect, it } from 'vitest';

import { reach } from '../../reach.ts';
import { ACCOUNTS, estateOfSketch, policy, role, trusts } from '../../testing/sketch.ts';
import { roleAssumption } from '../identity/role-assumption.ts';
import { names } from './names.ts';

const zone = (Name: string) => ({ Type: 'AWS::Route53::HostedZone', Properties: { Name } });

/** Who reaches prod where dev may write the records of the zone above both, if they satisfy a condition. */
function reachedBy(Condition?: object) {
  const statement = {
    Effect: 'Allow',
    Action: 'route53:ChangeResourceRecordSets',
    Resource: { 'Fn::Sub': 'arn:aws:route53:::hostedzone/${Zone}' },
  };
  const document = policy({ ...statement, ...(Condition === undefined ? {} : { Condition }) });
  const sketch = {
    management: {
      Zone: zone('shop.example'),
      Delegation: role([trusts({ AWS: ACCOUNTS.dev.id })], { Policies: [{ PolicyName: 'records', PolicyDocument: document }] }),
    },
    prod: { Own: zone('prod.shop.example') },
  };
  const { paths, unknown } = reach(estateOfSketch(sketch), 'prod', { edges: [roleAssumption, names] });
  return { kinds: paths.map(({ steps }) => steps.map(({ kind }) => kind)), unknown };
}

const only = (...records: readonly string[]) => ({
  'ForAllValues:StringLike': { 'route53:ChangeResourceRecordSetsNormalizedRecordNames': records },
});

describe('a role that writes the records of the zone above', () => {
  it('decides the names of the target', () => expect(reachedBy().kinds).toEqual([['assume', 'dns', 'dns']]));
  it('decides them by the record that a certificate is validated by', () =>
    expect(reachedBy(only('_*.prod.shop.example')).kinds).toEqual([['assume', 'dns', 'dns']]));
  it('decides none where its records are others', () =>
    expect(reachedBy(only('dev.shop.example', '*.dev.shop.example'))).toEqual({ kinds: [], unknown: [] }));
});
