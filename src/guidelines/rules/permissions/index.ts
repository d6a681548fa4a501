import type { Rule } from '../../rule.ts';
import { apiGatewayDefinitionAuthorized } from './api-gateway-definition-authorized.ts';
import { apiGatewayMethodAuthorized } from './api-gateway-method-authorized.ts';
import { apiGatewayPrivatePolicy } from './api-gateway-private-policy.ts';
import { apiGatewayRouteAuthorized } from './api-gateway-route-authorized.ts';
import { appsyncNoApiKey } from './appsync-no-api-key.ts';
import { cognitoNoGuests } from './cognito-no-guests.ts';
import { efsAccessPointBounded } from './efs-access-point-bounded.ts';
import { eksAccessNotClusterAdmin } from './eks-access-not-cluster-admin.ts';
import { iamNoAccessKeys } from './iam-no-access-keys.ts';
import { iamNoAdministratorAttached } from './iam-no-administrator-attached.ts';
import { iamNoFullAccessAttached } from './iam-no-full-access-attached.ts';
import { iamNoPoliciesForUsers } from './iam-no-policies-for-users.ts';
import { iamNoUsers } from './iam-no-users.ts';
import { iamPolicyNoAdministrator } from './iam-policy-no-administrator.ts';
import { iamPolicyNoEscalation } from './iam-policy-no-escalation.ts';
import { iamPolicyNoInvertedElements } from './iam-policy-no-inverted-elements.ts';
import { iamPolicyNoServiceWildcard } from './iam-policy-no-service-wildcard.ts';
import { iamPolicyResourcesNamed } from './iam-policy-resources-named.ts';
import { iamPolicyRolesNamed } from './iam-policy-roles-named.ts';
import { iamRoleTrustAccountConditioned } from './iam-role-trust-account-conditioned.ts';
import { iamRoleTrustFederationConditioned } from './iam-role-trust-federation-conditioned.ts';
import { iamRoleTrustNotPublic } from './iam-role-trust-not-public.ts';
import { iamUserNoOwnPolicies } from './iam-user-no-own-policies.ts';
import { lakeFormationNamedPrincipals } from './lake-formation-named-principals.ts';
import { lambdaPermissionInvokesOnly } from './lambda-permission-invokes-only.ts';
import { lambdaPermissionNotPublic } from './lambda-permission-not-public.ts';
import { lambdaPermissionSourceNamed } from './lambda-permission-source-named.ts';
import { lambdaUrlAuthorized } from './lambda-url-authorized.ts';
import { opensearchFineGrainedAccess } from './opensearch-fine-grained-access.ts';
import { ramShareInternal } from './ram-share-internal.ts';
import { resourcePolicyActionsNamed } from './resource-policy-actions-named.ts';
import { resourcePolicyNotPublic } from './resource-policy-not-public.ts';
import { resourcePolicyServiceSource } from './resource-policy-service-source.ts';
import { s3AclNamesNobodyElse } from './s3-acl-names-nobody-else.ts';
import { vpcEndpointPolicyNarrow } from './vpc-endpoint-policy-narrow.ts';

/** G8: least privilege, in every policy and for everybody; I2: no IAM users. */
export const permissionsRules: readonly Rule[] = [
  iamPolicyNoAdministrator,
  iamPolicyNoInvertedElements,
  iamPolicyNoEscalation,
  iamPolicyRolesNamed,
  iamPolicyNoServiceWildcard,
  iamPolicyResourcesNamed,
  iamNoAdministratorAttached,
  iamNoFullAccessAttached,
  iamUserNoOwnPolicies,
  apiGatewayMethodAuthorized,
  apiGatewayDefinitionAuthorized,
  apiGatewayPrivatePolicy,
  apiGatewayRouteAuthorized,
  appsyncNoApiKey,
  cognitoNoGuests,
  eksAccessNotClusterAdmin,
  iamNoAccessKeys,
  iamNoPoliciesForUsers,
  iamNoUsers,
  iamRoleTrustAccountConditioned,
  iamRoleTrustFederationConditioned,
  iamRoleTrustNotPublic,
  lakeFormationNamedPrincipals,
  lambdaPermissionInvokesOnly,
  lambdaPermissionNotPublic,
  lambdaPermissionSourceNamed,
  lambdaUrlAuthorized,
  efsAccessPointBounded,
  opensearchFineGrainedAccess,
  ramShareInternal,
  resourcePolicyActionsNamed,
  resourcePolicyNotPublic,
  resourcePolicyServiceSource,
  s3AclNamesNobodyElse,
  vpcEndpointPolicyNarrow,
];
