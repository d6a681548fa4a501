import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ZodError } from 'zod';

/** One mistake in a request's body. */
export interface FieldProblem {
  /** JSON Pointer (RFC 6901) to the member: `/quantity`. */
  readonly pointer: string;
  readonly detail: string;
}

/** Every problem that this API answers with (RFC 9457): its type's last part, status and title. */
const PROBLEMS = {
  'invalid-token': [401, 'Sign in first'],
  'insufficient-scope': [403, 'This token may not use this API'],
  'keys-unavailable': [503, 'Tokens cannot be checked now'],
  'invalid-order': [422, 'The order has mistakes'],
  'invalid-body': [400, 'The body is not JSON'],
  'unsupported-media-type': [415, 'Send JSON'],
  'body-too-large': [413, 'The body is too large'],
  'invalid-query': [400, 'The query has mistakes'],
  'invalid-idempotency-key': [400, 'The idempotency key is malformed'],
  'idempotency-key-reused': [422, 'This idempotency key belongs to another order'],
  'idempotency-key-busy': [409, 'A request with this idempotency key is under way'],
  'not-found': [404, 'There is no such thing'],
  'not-ready': [503, 'The service is not ready'],
  'internal-error': [500, 'Something failed on our side'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ProblemName = keyof typeof PROBLEMS;

interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with `application/problem+json`. `detail` is for the caller: it holds nothing of our insides. */
export function problem(c: Context, name: ProblemName, { detail, errors, headers }: ProblemDetails = {}): Response {
  const [status, title] = PROBLEMS[name];
  const body = { type: `urn:problem-type:${name}`, title, status, ...(detail !== undefined && { detail }), ...(errors && { errors }) };
  return c.body(JSON.stringify(body), status, { ...headers, 'content-type': 'application/problem+json' });
}

export function fieldProblems(error: ZodError): readonly FieldProblem[] {
  return error.issues.flatMap((issue) => {
    // An unknown member is reported at the object that holds it; the caller looks for it at the member.
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    const detail = issue.code === 'unrecognized_keys' ? 'There is no such member.' : issue.message;
    return paths.map((path) => ({ pointer: pointerTo(path), detail }));
  });
}

function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
