import type { IncomingHttpHeaders } from 'node:http';

/** What a public name of a product stands for. */
export type Face = 'app' | 'api' | 'auth';

export type Host =
  /** The AWS APIs, also with a bucket's or an API's name before `localhost`. */
  | { readonly kind: 'aws' }
  | { readonly kind: 'product'; readonly face: Face; readonly environment: string; readonly project: string }
  | { readonly kind: 'stranger' };

const PRODUCT = /^(app|api|auth)\.([a-z0-9-]+)\.([a-z0-9-]+)\.localhost$/;
const OURS = /^(?:127\.0\.0\.1|localhost|(?:[a-z0-9_-]+\.)+localhost)$/;

/** Whose name a Host header is. Names that don't end on this machine are strangers: a page that rebinds its own name to loopback comes with one. */
export function readHost(header: string | undefined, port: number): Host {
  const [name, at, ...rest] = (header ?? '').toLowerCase().split(':');
  if (name === undefined || at !== String(port) || rest.length > 0 || !OURS.test(name)) return { kind: 'stranger' };
  const [, face, environment, project] = PRODUCT.exec(name) ?? [];
  if (face !== undefined && environment !== undefined && project !== undefined) {
    return { kind: 'product', face: face as Face, environment, project };
  }
  return { kind: 'aws' };
}

/**
 * Why a browser may not call the AWS APIs with these headers; undefined when it may, or when it's no browser. Only pages of a
 * product here may: a page from elsewhere could write with the management key, which isn't secret.
 */
export function strangeOrigin(headers: IncomingHttpHeaders, port: number): string | undefined {
  const { origin, referer } = headers;
  if (origin !== undefined) return isProductOrigin(origin, port) ? undefined : `pages of ${origin} may not call the local cloud`;
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  return isProductOrigin(originOf(referer), port) ? undefined : 'pages from elsewhere may not call the local cloud';
}

export function isProductOrigin(origin: string | undefined, port: number): boolean {
  const scheme = 'http://';
  return origin !== undefined && origin.startsWith(scheme) && readHost(origin.slice(scheme.length), port).kind === 'product';
}

function originOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : undefined;
}

/**
 * Doors of the emulators' own (reset, configuration, caught mails), by the path as they decode it. What a custom resource puts to the
 * address that its stack gave it is let through: the address is the secret.
 */
export function isEmulatorsOwn(method: string, path: string): boolean {
  const decoded = decode(path).toLowerCase();
  if (decoded.startsWith('/_aws/execute-api/')) return false;
  if (method === 'PUT' && /^\/_ministack\/cfn-(?:response|signal)\/[\w-]+$/.test(decoded)) return false;
  return /^\/+(?:_ministack|_localstack|_aws|moto-api)(?:\/|$)/.test(decoded);
}

export function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
