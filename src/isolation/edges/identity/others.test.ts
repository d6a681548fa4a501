import { ACCOUNTS, REGION, role, trusts } from '../../testing/sketch.ts';
import { twin } from '../../testing/twin.ts';
import { clusterAccess } from './cluster-access.ts';
import { cognitoIdentities } from './cognito-identities.ts';
import { rolesAnywhere } from './roles-anywhere.ts';
import { saml } from './saml.ts';
import { stateMachines } from './state-machines.ts';

const DEPLOY = `arn:aws:iam::${ACCOUNTS.prod.id}:role/deploy`;
const DEV = ACCOUNTS.dev.id;
const COGNITO = 'cognito-identity.amazonaws.com';
const WEB = 'sts:AssumeRoleWithWebIdentity';

const identities = (more: object, condition?: object) => ({
  prod: {
    Pool: { Type: 'AWS::Cognito::IdentityPool', Properties: more },
    Deploy: role([trusts({ Federated: COGNITO }, condition ?? { StringEquals: { [`${COGNITO}:aud`]: { Ref: 'Pool' } } }, WEB)], {
      RoleName: 'deploy',
    }),
  },
});

twin('a role for guests of an identity pool', {
  edge: cognitoIdentities,
  open: identities({ AllowUnauthenticatedIdentities: true }),
  closed: identities({ AllowUnauthenticatedIdentities: false }),
  finds: { from: 'anyone', kind: 'assume', to: DEPLOY, because: ['Pool', 'Deploy'] },
});

twin('a role for users of any identity pool', {
  edge: cognitoIdentities,
  open: identities({ AllowUnauthenticatedIdentities: false }, { 'ForAnyValue:StringLike': { [`${COGNITO}:amr`]: 'authenticated' } }),
  closed: identities({ AllowUnauthenticatedIdentities: false }),
  finds: { from: 'anyone', kind: 'assume', to: DEPLOY },
});

twin('a role for users of a pool that takes tokens of an issuer for everybody', {
  edge: cognitoIdentities,
  open: identities({
    AllowUnauthenticatedIdentities: false,
    OpenIdConnectProviderARNs: [`arn:aws:iam::${ACCOUNTS.prod.id}:oidc-provider/token.actions.githubusercontent.com`],
  }),
  closed: identities({ AllowUnauthenticatedIdentities: false, DeveloperProviderName: 'login.acme.example' }),
  finds: { from: 'anyone', kind: 'assume', to: DEPLOY, because: ['Pool'] },
});

const ISSUER_OF_DEV = 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_DevPool1';
const signedInBy = (issuer: unknown) => ({
  dev: { Written: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: `https://${ISSUER_OF_DEV}` } } },
  prod: {
    Users: { Type: 'AWS::Cognito::UserPool', Properties: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } } },
    ...identities({
      AllowUnauthenticatedIdentities: false,
      CognitoIdentityProviders: [{ ClientId: 'app', ProviderName: issuer }],
    }).prod,
  },
});

twin('a role for users of an identity pool that takes those of somebody else’s user pool', {
  edge: cognitoIdentities,
  open: signedInBy(ISSUER_OF_DEV),
  closed: signedInBy({ 'Fn::GetAtt': ['Users', 'ProviderName'] }),
  finds: { from: 'dev', kind: 'assume', to: DEPLOY, because: ['Pool', 'Deploy'] },
});

const asserted = (metadata: string, condition?: object) => ({
  dev: { Zone: { Type: 'AWS::Route53::HostedZone', Properties: { Name: 'dev.acme.example' } } },
  prod: {
    Provider: { Type: 'AWS::IAM::SAMLProvider', Properties: { Name: 'people', SamlMetadataDocument: metadata } },
    Deploy: role([trusts({ Federated: { Ref: 'Provider' } }, condition, 'sts:AssumeRoleWithSAML')], { RoleName: 'deploy' }),
  },
});
const SIGN_IN = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };

twin('a role for whom an identity provider in an attacker’s zone asserts', {
  edge: saml,
  open: asserted('<EntityDescriptor entityID="https://login.dev.acme.example/saml"/>', SIGN_IN),
  closed: asserted('<EntityDescriptor entityID="https://login.acme.example/saml"/>', SIGN_IN),
  finds: { from: 'dev', kind: 'assume', action: 'sts:AssumeRoleWithSAML', to: DEPLOY },
});

twin('a role for assertions that were made for somebody else', {
  edge: saml,
  open: asserted('<EntityDescriptor entityID="https://login.acme.example/saml"/>'),
  closed: asserted('<EntityDescriptor entityID="https://login.acme.example/saml"/>', SIGN_IN),
  finds: { from: `arn:aws:iam::${ACCOUNTS.prod.id}:saml-provider/people`, kind: 'assume', to: DEPLOY },
});

const certified = (source: object, condition?: object) => ({
  prod: {
    Anchor: { Type: 'AWS::RolesAnywhere::TrustAnchor', Properties: { Name: 'anchor', Enabled: true, Source: source } },
    Profile: {
      Type: 'AWS::RolesAnywhere::Profile',
      Properties: { Name: 'profile', Enabled: true, RoleArns: [{ 'Fn::GetAtt': ['Deploy', 'Arn'] }] },
    },
    Deploy: role(
      [trusts({ Service: 'rolesanywhere.amazonaws.com' }, condition, ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'])],
      {
        RoleName: 'deploy',
      },
    ),
  },
});
const authority = (account: string) => ({
  SourceType: 'AWS_ACM_PCA',
  SourceData: { AcmPcaArn: `arn:aws:acm-pca:${REGION}:${account}:certificate-authority/1` },
});
const BUNDLE = { SourceType: 'CERTIFICATE_BUNDLE', SourceData: { X509CertificateData: '-----BEGIN CERTIFICATE-----' } };
const subject = (CN: string, operator = 'StringEquals') => ({ [operator]: { 'aws:PrincipalTag/x509Subject/CN': CN } });

twin('a role for certificates of an attacker’s authority', {
  edge: rolesAnywhere,
  open: certified(authority(DEV), subject('host')),
  closed: certified(authority(ACCOUNTS.prod.id), subject('host')),
  finds: { from: 'dev', kind: 'assume', to: DEPLOY, because: ['Anchor', 'Deploy'] },
});

twin('a role for any certificate of a bundle', {
  edge: rolesAnywhere,
  open: certified(BUNDLE, subject('host-*', 'StringLike')),
  closed: certified(BUNDLE, subject('host-1')),
  finds: { from: `${ACCOUNTS.prod.id}/prod/app.json#Anchor`, kind: 'assume', to: DEPLOY },
});

const machine = (account: string) => ({
  prod: {
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'machine',
        RoleArn: DEPLOY,
        DefinitionString: JSON.stringify({
          StartAt: 'A',
          States: {
            A: {
              Type: 'Task',
              Resource: 'arn:aws:states:::lambda:invoke',
              Credentials: { RoleArn: `arn:aws:iam::${account}:role/x` },
              End: true,
            },
          },
        }),
      },
    },
  },
});

twin('a state machine that works with an attacker’s role', {
  edge: stateMachines,
  open: machine(DEV),
  closed: machine(ACCOUNTS.shared.id),
  finds: { from: 'dev', kind: 'read', to: /machine/i },
});

const entry = (account: string) => ({
  prod: {
    Entry: { Type: 'AWS::EKS::AccessEntry', Properties: { ClusterName: 'main', PrincipalArn: `arn:aws:iam::${account}:role/admin` } },
  },
});

twin('a cluster that lets an attacker’s role in', {
  edge: clusterAccess,
  open: entry(DEV),
  closed: entry(ACCOUNTS.prod.id),
  finds: { from: 'dev', kind: 'invoke', to: /cluster\/main/ },
});
