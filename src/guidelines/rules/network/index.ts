import type { Rule } from '../../rule.ts';
import { classicGroupClosed } from './classic-group-closed.ts';
import { classicNetworkUnused } from './classic-network-unused.ts';
import { cloud9NoIngress } from './cloud9-no-ingress.ts';
import { cloudfrontOriginPrivate } from './cloudfront-origin-private.ts';
import { computeNoPublicAddress } from './compute-no-public-address.ts';
import { dataStoreNotPublic } from './data-store-not-public.ts';
import { dataSubnetsPrivate } from './data-subnets-private.ts';
import { ec2AttachmentsAcceptedByHand } from './ec2-attachments-accepted-by-hand.ts';
import { ec2DefaultGroupUnused } from './ec2-default-group-unused.ts';
import { ec2GroupAdminPortsClosed } from './ec2-group-admin-ports-closed.ts';
import { ec2GroupAllPortsClosed } from './ec2-group-all-ports-closed.ts';
import { ec2GroupDataPortsClosed } from './ec2-group-data-ports-closed.ts';
import { ec2GroupEgressNarrow } from './ec2-group-egress-narrow.ts';
import { ec2GroupOnlyWebPortsOpen } from './ec2-group-only-web-ports-open.ts';
import { ec2InterfaceChecksAddresses } from './ec2-interface-checks-addresses.ts';
import { ec2NetworkAclClosed } from './ec2-network-acl-closed.ts';
import { ec2SubnetNoPublicAddresses } from './ec2-subnet-no-public-addresses.ts';
import { eksEndpointNotPublic } from './eks-endpoint-not-public.ts';
import { eksNodesSshLimited } from './eks-nodes-ssh-limited.ts';
import { elasticacheOwnSubnets } from './elasticache-own-subnets.ts';
import { lambdaUrlAuthenticated } from './lambda-url-authenticated.ts';
import { mwaaWebServerPrivate } from './mwaa-web-server-private.ts';
import { networkFirewallDrops } from './network-firewall-drops.ts';
import { networkFirewallSettled } from './network-firewall-settled.ts';
import { opensearchserverlessNotPublic } from './opensearchserverless-not-public.ts';
import { redshiftEnhancedRouting } from './redshift-enhanced-routing.ts';
import { s3AclNotPublic } from './s3-acl-not-public.ts';
import { s3PublicAccessBlocked } from './s3-public-access-blocked.ts';
import { sagemakerNetworkIsolated } from './sagemaker-network-isolated.ts';
import { sagemakerNoDirectInternet } from './sagemaker-no-direct-internet.ts';
import { searchDomainInVpc } from './search-domain-in-vpc.ts';
import { transferServerInVpc } from './transfer-server-in-vpc.ts';

export const networkRules: readonly Rule[] = [
  classicGroupClosed,
  classicNetworkUnused,
  cloud9NoIngress,
  cloudfrontOriginPrivate,
  computeNoPublicAddress,
  dataStoreNotPublic,
  dataSubnetsPrivate,
  ec2AttachmentsAcceptedByHand,
  ec2DefaultGroupUnused,
  ec2GroupAdminPortsClosed,
  ec2GroupAllPortsClosed,
  ec2GroupDataPortsClosed,
  ec2GroupEgressNarrow,
  ec2GroupOnlyWebPortsOpen,
  ec2InterfaceChecksAddresses,
  ec2NetworkAclClosed,
  ec2SubnetNoPublicAddresses,
  eksEndpointNotPublic,
  eksNodesSshLimited,
  elasticacheOwnSubnets,
  lambdaUrlAuthenticated,
  mwaaWebServerPrivate,
  networkFirewallDrops,
  networkFirewallSettled,
  opensearchserverlessNotPublic,
  redshiftEnhancedRouting,
  s3AclNotPublic,
  s3PublicAccessBlocked,
  sagemakerNetworkIsolated,
  sagemakerNoDirectInternet,
  searchDomainInVpc,
  transferServerInVpc,
];
