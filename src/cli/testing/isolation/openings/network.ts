import type { Draft, Json } from '../draft.ts';
import type { Opening } from '../mutation.ts';

const VPC = { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } };
const add = (draft: Draft, resources: Json) => draft.add('prod', 'zone', { Net: VPC, ...resources });

const WAYS: readonly (readonly [title: string, because: string, change: (draft: Draft) => void])[] = [
  [
    'peering with dev',
    'Peer',
    (draft) =>
      add(draft, {
        Peer: {
          Type: 'AWS::EC2::VPCPeeringConnection',
          Properties: { VpcId: { Ref: 'Net' }, PeerVpcId: 'vpc-dev', PeerOwnerId: draft.id('dev') },
        },
      }),
  ],
  [
    'a gateway of dev',
    'Attachment',
    (draft) => {
      draft.add('dev', 'zone', {
        Hub: { Type: 'AWS::EC2::TransitGateway', Properties: {} },
        Sharing: {
          Type: 'AWS::RAM::ResourceShare',
          Properties: {
            Name: 's',
            Principals: [draft.id('prod')],
            ResourceArns: [{ 'Fn::Sub': `arn:aws:ec2:eu-central-1:${draft.id('dev')}:transit-gateway/\${Hub}` }],
          },
        },
      });
      draft.template('dev', 'zone').Outputs.Hub = { Value: { Ref: 'Hub' } };
      draft.template('prod', 'zone').Parameters = { Hub: { Type: 'String' } };
      draft.stack('prod', 'zone').inputs = { Hub: { stack: 'harbor-dev-zone', output: 'Hub', account: draft.id('dev') } };
      add(draft, {
        Attachment: {
          Type: 'AWS::EC2::TransitGatewayAttachment',
          Properties: { TransitGatewayId: { Ref: 'Hub' }, VpcId: { Ref: 'Net' }, SubnetIds: ['subnet-1'] },
        },
      });
    },
  ],
  [
    'a service for everybody’s endpoints',
    'Permission',
    (draft) =>
      add(draft, {
        Service: {
          Type: 'AWS::EC2::VPCEndpointService',
          Properties: {
            NetworkLoadBalancerArns: ['arn:aws:elasticloadbalancing:eu-central-1:1:loadbalancer/net/a/1'],
            AcceptanceRequired: false,
          },
        },
        Permission: {
          Type: 'AWS::EC2::VPCEndpointServicePermissions',
          Properties: { ServiceId: { Ref: 'Service' }, AllowedPrincipals: ['*'] },
        },
      }),
  ],
  [
    'a zone of dev’s network',
    'Private',
    (draft) => {
      draft.add('dev', 'zone', {
        Net: VPC,
        Private: {
          Type: 'AWS::Route53::HostedZone',
          Properties: { Name: 'internal.harbor.example', VPCs: [{ VPCId: { Ref: 'Net' }, VPCRegion: 'eu-central-1' }] },
        },
      });
      draft.template('dev', 'zone').Outputs.Private = { Value: { Ref: 'Private' } };
      draft.template('prod', 'zone').Parameters = { Private: { Type: 'String' } };
      draft.stack('prod', 'zone').inputs = { Private: { stack: 'harbor-dev-zone', output: 'Private', account: draft.id('dev') } };
      add(draft, {
        Private: {
          Type: 'Custom::ZoneAssociation',
          Properties: { ServiceToken: `arn:aws:lambda:eu-central-1:${draft.id('dev')}:function:associate`, ZoneId: { Ref: 'Private' } },
        },
      });
    },
  ],
];

/** Whose name servers the parent zone names for prod. */
const delegation = (draft: Draft): Json => draft.resource('management', 'delegation', 'DelegationProd').Properties;

export const networkOpenings: readonly Opening[] = [
  ...WAYS.map(([title, because, change]): Opening => ({ title: `prod has ${title}`, change, because })),
  {
    title: 'the parent zone gives prod’s name to dev’s servers',
    change: (draft) => void (delegation(draft).ResourceRecords = { Ref: 'NameServersOfDev' }),
    kind: 'dns',
    because: 'DelegationProd',
  },
  {
    title: 'the parent zone names a server of somebody else for prod',
    change: (draft) => void (delegation(draft).ResourceRecords = ['ns1.elsewhere.example', 'ns2.elsewhere.example']),
    doubt: /name server ns1/,
  },
  {
    title: 'a part of prod’s zone is delegated to who knows whom',
    change: (draft) =>
      draft.add('prod', 'zone', {
        Old: {
          Type: 'AWS::Route53::RecordSet',
          Properties: {
            HostedZoneId: { Ref: 'Zone' },
            Name: 'old.prod.harbor.example',
            Type: 'NS',
            TTL: '300',
            ResourceRecords: ['ns-1.awsdns-01.org'],
          },
        },
      }),
    doubt: /name server ns-1/,
  },
  {
    title: 'a record of prod’s zone leads to a name of dev',
    change: (draft) =>
      draft.add('prod', 'zone', {
        Old: {
          Type: 'AWS::Route53::RecordSet',
          Properties: {
            HostedZoneId: { Ref: 'Zone' },
            Name: 'old.prod.harbor.example',
            Type: 'CNAME',
            TTL: '300',
            ResourceRecords: ['app.dev.harbor.example'],
          },
        },
      }),
    from: 'dev',
    kind: 'dns',
    because: 'Old',
  },
];
