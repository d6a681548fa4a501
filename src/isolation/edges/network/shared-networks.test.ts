import { describe, expect, it } from 'vitest';

import { ACCOUNTS } from '../../testing/sketch.ts';
import { findings, twin } from '../../testing/twin.ts';
import { coreNetworks } from './core-networks.ts';
import { sharedNetworks } from './shared-networks.ts';

const { dev, prod } = ACCOUNTS;

const subnet = (network: string) => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: network }, CidrBlock: '10.0.0.0/24' } });
const share = (name: string, account: string) => ({
  Type: 'AWS::RAM::ResourceShare',
  Properties: {
    Name: name,
    ResourceArns: [{ 'Fn::Sub': `arn:aws:ec2:\${AWS::Region}:\${AWS::AccountId}:subnet/\${${name}}` }],
    Principals: [account],
  },
});
const network = (ofDev: string) => ({
  One: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  Two: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.1.0.0/16' } },
  Prod: subnet('One'),
  Dev: subnet(ofDev),
  ShareProd: share('Prod', prod.id),
  ShareDev: share('Dev', dev.id),
});

twin('subnets of one network for the target and for an attacker', {
  edge: sharedNetworks,
  open: { network: network('One') },
  closed: { network: network('Two') },
  finds: { from: 'dev', kind: 'network', to: /Prod$|subnet/, because: ['ShareDev', 'Dev', 'ShareProd'] },
});

const attachment = (core: unknown) => ({ Att: { Type: 'AWS::NetworkManager::VpcAttachment', Properties: { CoreNetworkId: core } } });
const core = { Core: { Type: 'AWS::NetworkManager::CoreNetwork', Properties: { GlobalNetworkId: 'global' } } };

twin('a network that hangs on the core network of an attacker', {
  edge: coreNetworks,
  open: {
    dev: core,
    outputs: { dev: { Core: { Ref: 'Core' } } },
    inputs: { prod: { Core: { stack: 'app', output: 'Core', account: dev.id } } },
    prod: attachment({ Ref: 'Core' }),
  },
  closed: { network: core, prod: attachment('core-network-1') },
  finds: { from: 'dev', kind: 'network', action: 'CoreNetworkId', to: /Att$/, because: ['Att'] },
});

describe('a core network', () => {
  it('is whoever’s it may be where no template of ours holds it', () =>
    expect(findings(coreNetworks, { dev: core, prod: attachment('core-network-1') }).doubts).toHaveLength(1));
  it('has segments that nobody has read where attackers hang on it too', () => {
    const both = { network: core, dev: attachment('core-network-1'), prod: attachment('core-network-1') };
    expect(findings(coreNetworks, both).doubts).toHaveLength(1);
  });
});
