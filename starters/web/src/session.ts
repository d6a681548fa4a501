import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';

import type { RuntimeConfig } from './runtime-config.ts';

/** Who is signed in, and the way in and out. */
export interface Session {
  readonly user: { readonly name: string } | undefined;
  /** A sign-in came back without success: why. */
  readonly failure: string | undefined;
  /** A good access token, or undefined when the session has ended. */
  token(): Promise<string | undefined>;
  /** Leaves the page for the sign-in. */
  signIn(): Promise<void>;
  /** Forgets the tokens and leaves the page for the sign-out. */
  signOut(): Promise<void>;
}

/** Where the sign-in comes back to. */
const CALLBACK = '/callback';

/**
 * Opens the session: finishes a sign-in that comes back, or finds the one of this tab. Authorization code with PKCE; the tokens lie in
 * the session storage, so they end with the tab and no other origin can read them.
 */
export async function openSession(config: RuntimeConfig): Promise<Session> {
  const manager = userManager(config);
  let user: User | undefined;
  let failure: string | undefined;
  if (location.pathname === CALLBACK) {
    try {
      user = await manager.signinCallback();
    } catch (error) {
      failure = error instanceof Error ? error.message : 'unknown';
    }
    // The code has been used; it doesn't belong into the history.
    history.replaceState(null, '', '/');
  } else {
    user = (await manager.getUser()) ?? undefined;
    await manager.clearStaleState();
  }

  return {
    user: user && { name: user.profile.email ?? user.profile.sub },
    failure,
    async token() {
      const current = await manager.getUser();
      if (current && current.expired !== true) return current.access_token;
      // Its renewal was missed, as in a laptop that slept: the refresh token may still be good.
      if (current?.refresh_token === undefined) return undefined;
      const renewed = await manager.signinSilent().catch(() => null);
      return renewed?.access_token;
    },
    signIn: async () => await manager.signinRedirect(),
    async signOut() {
      await manager.removeUser();
      location.assign(signOutAddress(config, location.origin));
    },
  };
}

/** Cognito's sign-out has parameters of its own, and comes back to exactly this address. */
export function signOutAddress({ signIn }: Pick<RuntimeConfig, 'signIn'>, origin: string): string {
  const query = new URLSearchParams({ client_id: signIn.clientId, logout_uri: origin });
  return `${signIn.endSessionEndpoint}?${query.toString()}`;
}

function userManager({ signIn }: RuntimeConfig): UserManager {
  const store = new WebStorageStateStore({ store: sessionStorage });
  return new UserManager({
    authority: signIn.issuer,
    // Given, so that nothing is looked up at the issuer: the sign-in may have a name of its own.
    metadata: {
      issuer: signIn.issuer,
      authorization_endpoint: signIn.authorizationEndpoint,
      token_endpoint: signIn.tokenEndpoint,
      end_session_endpoint: signIn.endSessionEndpoint,
    },
    client_id: signIn.clientId,
    redirect_uri: `${location.origin}${CALLBACK}`,
    scope: signIn.scope,
    response_type: 'code',
    userStore: store,
    stateStore: store,
    // By the refresh token, shortly before the access token ends.
    automaticSilentRenew: true,
    monitorSession: false,
    loadUserInfo: false,
  });
}
