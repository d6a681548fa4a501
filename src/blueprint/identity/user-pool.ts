import { CfnUserPool, CfnUserPoolClient, CfnUserPoolResourceServer } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

import type { Profile } from '../../project/index.ts';
import { keepData } from '../retention.ts';

/** Identifier of the resource server; a service's scope is `api/<service>`. */
const RESOURCE_SERVER = 'api';

/** The scope that a token must have for one service of the API. */
export function serviceScope(service: string): string {
  return `${RESOURCE_SERVER}/${service}`;
}

export interface UserPoolProps {
  readonly profile: Profile;
  /** Names of the services: a scope each. */
  readonly services: readonly string[];
  /** Origin of the web app. */
  readonly webOrigin: string;
}

/**
 * The product's users, and the web app as a public client (authorization code with PKCE, no secret). Administrators
 * create the users. A second factor (a one-time code) can be set up by each; it isn't demanded in any tier, as security is alike in all
 * and a person has to enrol first.
 */
export class UserPool extends Construct {
  readonly pool: CfnUserPool;
  readonly client: CfnUserPoolClient;

  constructor(scope: Construct, id: string, props: UserPoolProps) {
    super(scope, id);
    const { profile } = props;
    this.pool = new CfnUserPool(this, 'Default', {
      userPoolTier: 'ESSENTIALS', // The lowest with password history and the managed sign-in pages.
      deletionProtection: profile.deletionProtection ? 'ACTIVE' : 'INACTIVE',
      usernameAttributes: ['email'],
      usernameConfiguration: { caseSensitive: false },
      autoVerifiedAttributes: ['email'],
      schema: [{ name: 'email', attributeDataType: 'String', required: true, mutable: true }],
      userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ['email'] },
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      accountRecoverySetting: { recoveryMechanisms: [{ name: 'verified_email', priority: 1 }] },
      mfaConfiguration: 'OPTIONAL',
      enabledMfas: ['SOFTWARE_TOKEN_MFA'],
      policies: {
        passwordPolicy: {
          minimumLength: 14,
          requireLowercase: true,
          requireUppercase: true,
          requireNumbers: true,
          requireSymbols: true,
          passwordHistorySize: 24,
          temporaryPasswordValidityDays: 1,
        },
      },
    });
    keepData(this.pool, profile.deletionProtection);

    const server = new CfnUserPoolResourceServer(this, 'Api', {
      userPoolId: this.pool.ref,
      identifier: RESOURCE_SERVER,
      name: 'API',
      scopes: props.services.map((service) => ({ scopeName: service, scopeDescription: `Use ${service}` })),
    });
    this.client = new CfnUserPoolClient(this, 'WebClient', {
      userPoolId: this.pool.ref,
      clientName: 'web',
      generateSecret: false,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['code'],
      allowedOAuthScopes: ['openid', 'email', ...props.services.map(serviceScope)],
      callbackUrLs: [`${props.webOrigin}/callback`],
      logoutUrLs: [props.webOrigin],
      supportedIdentityProviders: ['COGNITO'],
      // The pages are the only way in: no flow sends a password to the API of Cognito itself.
      explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
      enableTokenRevocation: true,
      accessTokenValidity: 60,
      idTokenValidity: 60,
      refreshTokenValidity: 1,
      tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' },
    });
    this.client.addResourceDependency(server); // Its scopes are named as text.
  }
}
