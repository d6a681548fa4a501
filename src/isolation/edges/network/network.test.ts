import { describe, expect, it } from 'vitest';

import { ACCOUNTS, ORGANIZATION, policy } from '../../testing/sketch.ts';
import { findings, twin } from '../../testing/twin.ts';
import { endpointServices } from './endpoint-services.ts';
import { lattice } from './lattice.ts';
import { names } from './names.ts';
import { peering } from './peering.ts';
import { privateApis } from './private-apis.ts';
import { privateZones } from './private-zones.ts';
import { records } from './records.ts';
import { resourceShares } from './resource-shares.ts';
import { transitGateways } from './transit-gateways.ts';
import { vpnConnections } from './vpn-connections.ts';

const { dev, prod, network } = ACCOUNTS;
const one = (Type: string, Properties: object) => ({ Thing: { Type, Properties } });
const vpc = { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } } };

twin('a network that is peered with another account’s', {
  edge: peering,
  open: { prod: { ...vpc, ...one('AWS::EC2::VPCPeeringConnection', { VpcId: { Ref: 'Vpc' }, PeerVpcId: 'vpc-1', PeerOwnerId: dev.id }) } },
  closed: {
    prod: { ...vpc, ...one('AWS::EC2::VPCPeeringConnection', { VpcId: { Ref: 'Vpc' }, PeerVpcId: 'vpc-1', PeerOwnerId: network.id }) },
  },
  finds: { from: 'dev', kind: 'network', to: /Thing$/, because: ['Thing'] },
});

const gateway = (more: object = {}) => ({ Gateway: { Type: 'AWS::EC2::TransitGateway', Properties: more } });
const attachment = {
  Attachment: { Type: 'AWS::EC2::TransitGatewayAttachment', Properties: { TransitGatewayId: 'tgw-1', VpcId: 'vpc-1' } },
};

twin('networks that hang on one transit gateway', {
  edge: transitGateways,
  open: { dev: attachment, prod: attachment, network: gateway() },
  closed: {
    dev: attachment,
    prod: { Attachment: { Type: 'AWS::EC2::TransitGatewayAttachment', Properties: { TransitGatewayId: 'tgw-2', VpcId: 'vpc-1' } } },
    network: gateway(),
  },
  finds: { from: 'dev', kind: 'network', to: /Attachment$|tgw/ },
});

const hub = {
  outputs: { dev: { Gateway: { Ref: 'Gateway' } } },
  inputs: { prod: { Hub: { stack: 'app', output: 'Gateway', account: dev.id } } },
};
const attachedTo = (TransitGatewayId: unknown) => one('AWS::EC2::TransitGatewayVpcAttachment', { TransitGatewayId, VpcId: 'vpc-1' });

twin('a network that hangs on an attacker’s transit gateway', {
  edge: transitGateways,
  open: { dev: gateway(), prod: attachedTo({ Ref: 'Hub' }), ...hub },
  closed: { prod: { ...gateway(), ...attachedTo({ Ref: 'Gateway' }) } },
  finds: { from: 'dev', kind: 'network', to: /Thing$/, because: ['Thing'] },
});

describe('a transit gateway that no template holds', () => {
  it('is in doubt, unless one of a trusted account may be meant', () => {
    expect(findings(transitGateways, { prod: attachedTo('tgw-3') }).doubts).toHaveLength(1);
    expect(findings(transitGateways, { prod: attachedTo('tgw-3'), network: gateway() }).doubts).toEqual([]);
  });
});

twin('a service by PrivateLink that anyone may use', {
  edge: endpointServices,
  open: { prod: one('AWS::EC2::VPCEndpointServicePermissions', { ServiceId: 'vpce-svc-1', AllowedPrincipals: ['*'] }) },
  closed: {
    prod: one('AWS::EC2::VPCEndpointServicePermissions', { ServiceId: 'vpce-svc-1', AllowedPrincipals: [`arn:aws:iam::${prod.id}:root`] }),
  },
  finds: { from: 'anyone', kind: 'network', to: /Thing$/ },
});

const auth = (statement: object) =>
  one('AWS::VpcLattice::AuthPolicy', {
    ResourceIdentifier: `arn:aws:vpc-lattice:eu-central-1:${prod.id}:service/svc-1`,
    Policy: policy(statement),
  });
const invoke = (Principal: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action: 'vpc-lattice-svcs:Invoke',
  Resource: '*',
  ...(Condition === undefined ? {} : { Condition }),
});

twin('a service of Lattice that the organization may call', {
  edge: lattice,
  open: { prod: auth(invoke('*', { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } })) },
  closed: { prod: auth(invoke('*', { StringEquals: { 'aws:PrincipalAccount': prod.id } })) },
  finds: { from: 'dev', kind: 'network', action: 'vpc-lattice-svcs:Invoke', to: /Thing$|service\/svc-1$/ },
});

const api = (Condition: object) =>
  one('AWS::ApiGateway::RestApi', {
    Name: 'api',
    EndpointConfiguration: { Types: ['PRIVATE'] },
    Policy: policy({ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*', Condition }),
  });

twin('a private API that another account may call', {
  edge: privateApis,
  open: { prod: api({ StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } }) },
  closed: { prod: api({ StringEquals: { 'aws:PrincipalAccount': prod.id } }) },
  finds: { from: 'dev', kind: 'invoke', action: 'execute-api:Invoke', to: /Thing$|api/ },
});

const share = (principals: readonly string[], arn = `arn:aws:ec2:eu-central-1:${prod.id}:subnet/subnet-1`) =>
  one('AWS::RAM::ResourceShare', { Name: 'share', ResourceArns: [arn], Principals: principals });

twin('subnets that are shared with another account', {
  edge: resourceShares,
  open: { prod: share([dev.id]) },
  closed: { prod: share([network.id]) },
  finds: { from: 'dev', kind: 'network', to: /subnet-1$/, because: ['Thing'] },
});

twin('a parameter that is shared with another account', {
  edge: resourceShares,
  open: { prod: share([dev.id], `arn:aws:ssm:eu-central-1:${prod.id}:parameter/app`) },
  closed: { prod: share([network.id], `arn:aws:ssm:eu-central-1:${prod.id}:parameter/app`) },
  finds: { from: 'dev', kind: 'read', to: /parameter\/app$/ },
});

const SUBNET = `arn:aws:ec2:eu-central-1:${network.id}:subnet/subnet-1`;

twin('subnets of a third account in which the target and an attacker meet', {
  edge: resourceShares,
  open: { network: share([dev.id, prod.id], SUBNET) },
  closed: { network: share([prod.id], SUBNET) },
  finds: { from: 'dev', kind: 'network', to: SUBNET },
});

const zone = (Name: string) => ({ Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name } } });

twin('a name that lies in a zone of another account', {
  edge: names,
  open: { dev: zone('shop.example'), prod: zone('prod.shop.example') },
  closed: { management: zone('shop.example'), dev: zone('dev.shop.example'), prod: zone('prod.shop.example') },
  finds: { from: 'dev', kind: 'dns', to: /Zone$|hostedzone/, because: ['Zone'] },
});

twin('a certificate that is validated in a zone of another account', {
  edge: names,
  open: { dev: zone('shop.example'), prod: one('AWS::CertificateManager::Certificate', { DomainName: 'app.shop.example' }) },
  closed: { prod: { ...zone('shop.example'), ...one('AWS::CertificateManager::Certificate', { DomainName: 'app.shop.example' }) } },
  finds: { from: 'dev', kind: 'dns', to: /Thing$|certificate/ },
});

const record = (type: string, value: string) =>
  one('AWS::Route53::RecordSet', { HostedZoneName: 'shop.example.', Name: 'old.shop.example.', Type: type, ResourceRecords: [value] });
const site = 'old-site.s3-website.eu-central-1.amazonaws.com';

twin('a record that leads to a bucket which anybody can make', {
  edge: records,
  open: { prod: record('CNAME', site) },
  closed: { prod: { ...record('CNAME', site), Site: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'old-site' } } } },
  finds: { from: 'anyone', kind: 'dns', action: 'CNAME', to: /Thing$/ },
});

const delegated = one('AWS::Route53::RecordSet', {
  HostedZoneName: 'prod.shop.example.',
  Name: 'app.prod.shop.example.',
  Type: 'NS',
  ResourceRecords: [{ Ref: 'NameServer' }],
});

describe('a part of a domain that is delegated', () => {
  const found = (target: 'management' | 'prod') => {
    const zones = { Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'app.prod.shop.example' } } };
    const inputs = { NameServer: { stack: 'app', output: 'NameServer', account: dev.id } };
    return findings(
      records,
      {
        dev: zones,
        [target]: delegated,
        inputs: { [target]: inputs },
        outputs: { dev: { NameServer: { 'Fn::Join': [',', { 'Fn::GetAtt': 'Zone.NameServers' }] } } },
      },
      target,
    ).passages.length;
  };
  it('is no longer the target’s own', () => expect(found('prod')).toBe(1));
  it('is what an account for domains is there for', () => expect(found('management')).toBe(0));
});

const handedOver = (name: 'Dev' | 'Prod') => ({
  dev: zone('dev.shop.example'),
  prod: zone('prod.shop.example'),
  management: {
    ...zone('shop.example'),
    ...one('AWS::Route53::RecordSet', {
      HostedZoneName: 'shop.example.',
      Name: 'prod.shop.example',
      Type: 'NS',
      ResourceRecords: [{ Ref: name }],
    }),
  },
  inputs: {
    management: {
      Dev: { stack: 'app', output: 'NameServer', account: dev.id },
      Prod: { stack: 'app', output: 'NameServer', account: prod.id },
    },
  },
  outputs: {
    dev: { NameServer: { 'Fn::Join': [',', { 'Fn::GetAtt': 'Zone.NameServers' }] } },
    prod: { NameServer: { 'Fn::Join': [',', { 'Fn::GetAtt': 'Zone.NameServers' }] } },
  },
});

twin('a name of the target that the zone above it hands over', {
  edge: records,
  open: handedOver('Dev'),
  closed: handedOver('Prod'),
  finds: { from: 'dev', kind: 'dns', action: 'NS', to: /Thing$/, because: ['Thing'] },
});

twin('a record that leads to a name of another account', {
  edge: records,
  open: { dev: zone('dev.shop.example'), prod: record('CNAME', 'app.dev.shop.example') },
  closed: { dev: zone('dev.shop.example'), prod: record('CNAME', 'app.prod.shop.example') },
  finds: { from: 'dev', kind: 'dns', action: 'CNAME', to: /Thing$/ },
});

twin('a record for an address of another account', {
  edge: records,
  open: {
    dev: { Ip: { Type: 'AWS::EC2::EIP', Properties: {} } },
    outputs: { dev: { Ip: { Ref: 'Ip' } } },
    inputs: { prod: { Ip: { stack: 'app', output: 'Ip', account: dev.id } } },
    prod: one('AWS::Route53::RecordSet', { Name: 'a.shop.example', Type: 'A', ResourceRecords: [{ Ref: 'Ip' }] }),
  },
  closed: { prod: record('A', '203.0.113.9') },
  finds: { from: 'dev', kind: 'dns', action: 'A', to: /Thing$/ },
});

describe('a name server that no template holds', () => {
  it.each([
    ['of the target', { prod: record('NS', 'ns-1.awsdns-01.org') }],
    [
      'of the zone above',
      { ...handedOver('Prod'), management: { ...record('NS', 'ns-1.awsdns-01.org'), Other: zone('shop.example').Zone } },
    ],
  ])('leaves open who answers for a part %s', (_whose, sketch) => {
    const named = { ...sketch, prod: { ...sketch.prod, Name: zone('old.shop.example').Zone } };
    expect(findings(records, named).doubts).toHaveLength(1);
  });
});

const profile = (source: string) => one('AWS::Route53Resolver::ResolverRuleAssociation', { VPCId: 'vpc-1', ResolverRuleId: source });

describe('names in the networks of the target', () => {
  it('leave open whose rule it is that an id alone names', () => {
    expect(findings(privateZones, { prod: profile('rslvr-rr-1') }).doubts).toHaveLength(1);
  });
  it.each([
    ['of an attacker without a network may be theirs', {}, 1],
    ['of an attacker with networks are his', vpc, 0],
  ])('which an id alone names %s', (_whose, own, doubts) => {
    const zone = one('AWS::Route53::HostedZone', { Name: 'internal', VPCs: [{ VPCId: 'vpc-1', VPCRegion: 'eu-central-1' }] });
    expect(findings(privateZones, { dev: { ...zone, ...own }, prod: vpc }).doubts).toHaveLength(doubts);
  });
  it('are believed of a zone of another account that is associated', () => {
    const associated = {
      Zone: {
        Type: 'AWS::Route53::HostedZone',
        Properties: { Name: 'internal', VPCs: [{ VPCId: { Ref: 'Vpc' }, VPCRegion: 'eu-central-1' }] },
      },
    };
    expect(findings(privateZones, { prod: { ...vpc, ...associated } }).passages).toEqual([]);
  });
});

describe('a network behind a VPN', () => {
  it('is in doubt', () => {
    expect(
      findings(vpnConnections, { prod: one('AWS::EC2::VPNConnection', { CustomerGatewayId: 'cgw-1', Type: 'ipsec.1' }) }).doubts,
    ).toHaveLength(1);
    expect(findings(vpnConnections, { prod: vpc }).doubts).toEqual([]);
  });
});
