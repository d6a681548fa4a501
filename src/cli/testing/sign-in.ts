import { createHash, randomBytes } from 'node:crypto';

import { LandfallError } from '../../report/index.ts';
import { type Answer, send } from './http.ts';

/** What a public client needs for a sign-in by authorization code with PKCE; the addresses are those of `runtime-config.json`. */
export interface SignInRequest {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly clientId: string;
  /** Must be among the client's callback URLs, to the letter. */
  readonly redirectUri: string;
  /** Space-separated, such as `openid email api/orders`. */
  readonly scope: string;
  readonly user: { readonly name: string; readonly password: string };
}

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/**
 * Signs a user in as a browser would, without one: opens the sign-in page, sends its form, and trades the code for tokens. Works on
 * the local cloud only, whose page is one plain form. Throws `SignInFailed` with what the page or the token endpoint said.
 */
export async function signIn(wanted: SignInRequest): Promise<Tokens> {
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const page = await send(
    withQuery(wanted.authorizationEndpoint, {
      response_type: 'code',
      client_id: wanted.clientId,
      redirect_uri: wanted.redirectUri,
      scope: wanted.scope,
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }),
  );
  const { action, fields } = signInForm(page, wanted.authorizationEndpoint);
  const answer = await send(action, form({ ...fields, username: wanted.user.name, password: wanted.user.password }));
  const code = codeFrom(answer, state);
  const exchange = await send(
    wanted.tokenEndpoint,
    form({
      grant_type: 'authorization_code',
      client_id: wanted.clientId,
      redirect_uri: wanted.redirectUri,
      code,
      code_verifier: verifier,
    }),
  );
  if (exchange.status !== 200) throw failed(`the token endpoint answered ${exchange.status}: ${exchange.body}`);
  const tokens = JSON.parse(exchange.body) as { access_token: string; id_token: string; expires_in: number };
  return { accessToken: tokens.access_token, idToken: tokens.id_token, expiresIn: tokens.expires_in };
}

function signInForm(page: Answer, base: string): { action: string; fields: Record<string, string> } {
  if (page.location !== undefined) throw failed(`the sign-in page was refused: ${page.location}`);
  const action = /<form[^>]*\baction="([^"]*)"/.exec(page.body)?.[1];
  if (page.status !== 200 || action === undefined) throw failed(`no sign-in form, but ${page.status}: ${page.body.slice(0, 200)}`);
  const hidden = page.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  const fields = Object.fromEntries(Array.from(hidden, ([, name = '', value = '']) => [name, unescapeHtml(value)]));
  return { action: new URL(unescapeHtml(action), base).href, fields };
}

function codeFrom(answer: Answer, state: string): string {
  if (answer.location === undefined) {
    throw failed(/<div class="error">([^<]*)</.exec(answer.body)?.[1] ?? `the sign-in form answered ${answer.status}`);
  }
  const returned = new URL(answer.location).searchParams;
  const code = returned.get('code');
  if (code === null) throw failed(returned.get('error_description') ?? returned.get('error') ?? 'no code came back');
  if (returned.get('state') !== state) throw failed('the answer belongs to another sign-in (its state differs)');
  return code;
}

function form(fields: Readonly<Record<string, string>>) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', headers, body: new URLSearchParams(fields).toString() } as const;
}

function withQuery(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

function unescapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&#39;': "'" };
  return text.replace(/&(?:amp|lt|gt|quot|#x27|#39);/g, (entity) => entities[entity] ?? entity);
}

function failed(why: string): LandfallError {
  return new LandfallError('SignInFailed', `The test user couldn't sign in: ${why}`, {
    fix: 'Start again with `landfall up --target local`, which makes the user anew.',
    fault: 'cloud',
  });
}
