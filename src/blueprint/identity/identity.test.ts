import { beforeAll, describe, expect, it } from 'vitest';

import { ORCHARD } from '../testing/projects.ts';
import { onlyResource, stackOf, synthesized } from '../testing/synthesized.ts';
import type { SynthesizedStack } from '../testing/synthesized.ts';

let identity: SynthesizedStack;
let signIn: SynthesizedStack;
beforeAll(async () => {
  const stacks = await synthesized(ORCHARD);
  identity = stackOf(stacks, 'live', 'identity');
  signIn = stackOf(stacks, 'live', 'sign-in');
}, 60_000);

describe('the sign-in', () => {
  it('knows the web app as a public client of the pages alone, with a scope for each service', () => {
    expect(onlyResource(identity, 'AWS::Cognito::UserPoolClient')).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email', 'api/harvest', 'api/mail'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      CallbackURLs: [{ 'Fn::Join': ['', [{ Ref: 'WebAddress' }, '/callback']] }],
      LogoutURLs: [{ Ref: 'WebAddress' }],
    });
    expect(onlyResource(identity, 'AWS::Cognito::UserPoolResourceServer')).toMatchObject({
      Identifier: 'api',
      Scopes: [expect.objectContaining({ ScopeName: 'harvest' }), expect.objectContaining({ ScopeName: 'mail' })],
    });
  });

  it('lets nobody sign himself up, and demands long passwords', () => {
    expect(onlyResource(identity, 'AWS::Cognito::UserPool')).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      Policies: { PasswordPolicy: { MinimumLength: 14, RequireSymbols: true } },
    });
  });

  it('can be made before any certificate is', () => {
    expect(Object.values(identity.inputs).map(({ from }) => from)).toEqual(['address']);
    expect(identity.needs).toEqual([]);
  });

  it('has its pages under a name of the environment, by the edge’s certificate', () => {
    expect(onlyResource(signIn, 'AWS::Cognito::UserPoolDomain')).toMatchObject({
      Domain: 'auth.live.orchard.example',
      ManagedLoginVersion: 2,
      CustomDomainConfig: { CertificateArn: { Ref: 'CertificateArn' }, SecurityPolicy: 'TLS_V1_2_2021' },
    });
    expect(signIn.inputs['CertificateArn']).toEqual({ from: 'output', stack: 'orchard-9-live-edge', output: 'CertificateArn' });
    expect(onlyResource(signIn, 'AWS::Route53::RecordSet')).toMatchObject({
      Name: 'auth.live.orchard.example',
      HostedZoneId: { Ref: 'ZoneId' },
    });
  });
});
