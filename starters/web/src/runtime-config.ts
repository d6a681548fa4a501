/** What differs between environments. It is read at the start, so the same build runs in each of them. */
export interface RuntimeConfig {
  readonly environment: string;
  /** Digest of the release that runs. */
  readonly release: string;
  /** Base of the API, without a slash at its end. */
  readonly api: string;
  readonly signIn: {
    readonly issuer: string;
    readonly clientId: string;
    readonly authorizationEndpoint: string;
    readonly tokenEndpoint: string;
    readonly endSessionEndpoint: string;
    /** Separated by spaces. */
    readonly scope: string;
  };
}

const ADDRESSES = ['api', 'signIn.issuer', 'signIn.authorizationEndpoint', 'signIn.tokenEndpoint', 'signIn.endSessionEndpoint'];
const TEXTS = ['environment', 'release', 'signIn.clientId', 'signIn.scope'];

/** Checks what was read; throws an error that names every member that is missing or no address. */
export function parseRuntimeConfig(value: unknown): RuntimeConfig {
  const wrong = [
    ...TEXTS.filter((path) => typeof at(value, path) !== 'string' || at(value, path) === ''),
    ...ADDRESSES.filter((path) => !isAddress(at(value, path))),
  ];
  if (wrong.length > 0) throw new Error(`runtime-config.json lacks ${wrong.join(', ')}`);
  return value as RuntimeConfig;
}

export async function loadRuntimeConfig(): Promise<RuntimeConfig> {
  const response = await fetch('/runtime-config.json', { cache: 'no-cache', signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`runtime-config.json answered ${response.status}`);
  return parseRuntimeConfig(await response.json());
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((within, part) => {
    return typeof within === 'object' && within !== null ? (within as Record<string, unknown>)[part] : undefined;
  }, value);
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^/]/.test(value) && !value.endsWith('/');
}
