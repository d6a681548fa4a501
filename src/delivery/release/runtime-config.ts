import type { Addresses } from '../../assembly/index.ts';
import type { Environment, Project } from '../../project/index.ts';
import type { ReleaseOutputs } from './outputs.ts';

/** What the web app reads from `/runtime-config.json` at its start: the one thing in which it differs between environments. */
export interface RuntimeConfig {
  readonly environment: string;
  /** Digest of the release. */
  readonly release: string;
  /** Base of the API, without a trailing slash. */
  readonly api: string;
  readonly signIn: {
    readonly issuer: string;
    readonly clientId: string;
    readonly authorizationEndpoint: string;
    readonly tokenEndpoint: string;
    readonly endSessionEndpoint: string;
    /** OAuth scopes, separated by spaces: one for each service beside OpenID's. */
    readonly scope: string;
  };
}

export function runtimeConfig(
  project: Project,
  environment: Environment,
  addresses: Addresses,
  outputs: Pick<ReleaseOutputs, 'userPool' | 'userPoolClient'>,
  release: string,
): RuntimeConfig {
  const { signIn, api } = addresses;
  return {
    environment: environment.name,
    release,
    api,
    signIn: {
      issuer: `https://cognito-idp.${project.region}.amazonaws.com/${outputs.userPool}`,
      clientId: outputs.userPoolClient,
      authorizationEndpoint: `${signIn}/oauth2/authorize`,
      tokenEndpoint: `${signIn}/oauth2/token`,
      endSessionEndpoint: `${signIn}/logout`,
      scope: ['openid', 'email', ...project.architecture.services.map(({ name }) => `api/${name}`)].join(' '),
    },
  };
}
