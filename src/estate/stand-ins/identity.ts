import { type StandIn, arn, byArn, byId, byName, globalArn } from './stand-in.ts';

/** Identities, keys, secrets and certificates. */
export const IDENTITY: Readonly<Record<string, StandIn>> = {
  'AWS::IAM::Role': byName('RoleName', globalArn('iam', 'role{.Path|/}{name}'), { RoleId: '{random}' }),
  'AWS::IAM::User': byName('UserName', globalArn('iam', 'user{.Path|/}{name}')),
  'AWS::IAM::Group': byName('GroupName', globalArn('iam', 'group{.Path|/}{name}')),
  'AWS::IAM::ManagedPolicy': byArn(globalArn('iam', 'policy{.Path|/}{name}'), 'ManagedPolicyName', {
    PolicyArn: globalArn('iam', 'policy{.Path|/}{name}'),
  }),
  'AWS::IAM::InstanceProfile': byName('InstanceProfileName', globalArn('iam', 'instance-profile{.Path|/}{name}')),
  'AWS::IAM::SAMLProvider': byArn(globalArn('iam', 'saml-provider/{name}'), 'Name'),
  'AWS::IAM::OIDCProvider': byArn(globalArn('iam', 'oidc-provider/{.Url#host}')),
  'AWS::IAM::VirtualMFADevice': byArn(globalArn('iam', 'mfa{.Path|/}{name}'), 'VirtualMfaDeviceName'),
  'AWS::IAM::ServiceLinkedRole': byId(),
  'AWS::RolesAnywhere::TrustAnchor': byId(undefined, { TrustAnchorArn: arn('rolesanywhere', 'trust-anchor/{id}'), TrustAnchorId: '{id}' }),
  'AWS::KMS::Key': byId(arn('kms', 'key/{id}'), { KeyId: '{id}' }),
  'AWS::KMS::ReplicaKey': byId(arn('kms', 'key/{id}'), { KeyId: '{id}' }),
  'AWS::KMS::Alias': { name: 'AliasName', ref: '{name}', attributes: {} },
  'AWS::SecretsManager::Secret': {
    name: 'Name',
    ref: arn('secretsmanager', 'secret:{name}-{random}'),
    attributes: { Id: arn('secretsmanager', 'secret:{name}-{random}') },
  },
  'AWS::SSM::Parameter': { name: 'Name', ref: '{name}', attributes: { Value: '{.Value}', Type: '{.Type}' } },
  'AWS::CertificateManager::Certificate': byArn(arn('acm', 'certificate/{id}')),
  'AWS::ACMPCA::CertificateAuthority': byArn(arn('acm-pca', 'certificate-authority/{id}')),
  'AWS::Cognito::UserPool': {
    ref: '{region}_{id}',
    attributes: {
      Arn: arn('cognito-idp', 'userpool/{region}_{id}'),
      UserPoolId: '{region}_{id}',
      ProviderName: 'cognito-idp.{region}.{suffix}/{region}_{id}',
      ProviderURL: 'https://cognito-idp.{region}.{suffix}/{region}_{id}',
    },
  },
  'AWS::Cognito::UserPoolClient': byId(undefined, { ClientId: '{id}' }),
  'AWS::Cognito::IdentityPool': { ref: '{region}:{id}', attributes: { Id: '{region}:{id}' } },
  'AWS::WAFv2::WebACL': {
    name: 'Name',
    ref: '{name}|{id}|{.Scope}',
    attributes: { Id: '{id}', Arn: arn('wafv2', '{.Scope#scope}/webacl/{name}/{id}') },
  },
};
