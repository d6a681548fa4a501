import { type StandIn, arn, byArn, byId, globalArn } from './stand-in.ts';

/** Networks, balancers, names and the edge. */
export const NETWORK: Readonly<Record<string, StandIn>> = {
  'AWS::EC2::VPC': byId(undefined, {
    VpcId: '{id}',
    CidrBlock: '{.CidrBlock}',
    DefaultSecurityGroup: '{random}',
  }),
  'AWS::EC2::Subnet': byId(undefined, {
    SubnetId: '{id}',
    VpcId: '{.VpcId}',
    CidrBlock: '{.CidrBlock}',
    AvailabilityZone: '{.AvailabilityZone}',
  }),
  'AWS::EC2::SecurityGroup': byId(undefined, { GroupId: '{id}', Id: '{id}', VpcId: '{.VpcId}' }),
  'AWS::EC2::RouteTable': byId(undefined, { RouteTableId: '{id}' }),
  'AWS::EC2::NetworkAcl': byId(undefined, { Id: '{id}' }),
  'AWS::EC2::InternetGateway': byId(undefined, { InternetGatewayId: '{id}' }),
  'AWS::EC2::NatGateway': byId(undefined, { NatGatewayId: '{id}' }),
  'AWS::EC2::VPCEndpoint': byId(undefined, { Id: '{id}' }),
  'AWS::EC2::TransitGateway': byId(undefined, { Id: '{id}', TransitGatewayArn: arn('ec2', 'transit-gateway/{id}') }),
  'AWS::EC2::PrefixList': byId(arn('ec2', 'prefix-list/{id}'), { PrefixListId: '{id}' }),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': byArn(arn('elasticloadbalancing', 'loadbalancer/{random}'), undefined, {
    LoadBalancerArn: arn('elasticloadbalancing', 'loadbalancer/{random}'),
  }),
  'AWS::ElasticLoadBalancingV2::TargetGroup': byArn(arn('elasticloadbalancing', 'targetgroup/{random}'), undefined, {
    TargetGroupArn: arn('elasticloadbalancing', 'targetgroup/{random}'),
  }),
  'AWS::ElasticLoadBalancingV2::Listener': byArn(arn('elasticloadbalancing', 'listener/{random}'), undefined, {
    ListenerArn: arn('elasticloadbalancing', 'listener/{random}'),
  }),
  'AWS::ElasticLoadBalancing::LoadBalancer': { name: 'LoadBalancerName', ref: '{name}', attributes: {} },
  'AWS::CloudFront::Distribution': byId(globalArn('cloudfront', 'distribution/{id}'), {
    Id: '{id}',
    DomainName: '{random}.cloudfront.net',
  }),
  'AWS::CloudFront::OriginAccessControl': byId(undefined, { Id: '{id}' }),
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': byId(undefined, { Id: '{id}' }),
  'AWS::Route53::HostedZone': byId(undefined, { Id: '{id}' }),
  'AWS::Route53::RecordSet': { name: 'Name', ref: '{name}', attributes: {} },
  'AWS::NetworkFirewall::Firewall': byArn(arn('network-firewall', 'firewall/{.FirewallName}'), undefined, {
    FirewallArn: arn('network-firewall', 'firewall/{.FirewallName}'),
  }),
  'AWS::RAM::ResourceShare': byArn(arn('ram', 'resource-share/{id}')),
};
