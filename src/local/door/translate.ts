import type { Answer } from './answer.ts';
import type { Protocol } from './protocol.ts';
import { notEmulated, refuse } from './refusal.ts';

/** Codes with which AWS's protocols say that there is no such operation; the emulators use them for what they lack. */
const UNKNOWN_CODE = /(?:<Code>|"(?:__type|code)": ?")(?:InvalidAction|UnknownOperationException)\b/;
/** What ministack says under other codes: a whole message that starts so. */
const UNKNOWN_WORDS =
  /["'>](?:No route for [A-Z]+ |Unsupported service: |(?:Unknown|Unsupported) (?:[\w ]+ )?(?:action|endpoint|operation|path|route|target)\b:? )/;
const HTML = /^\s*<(?:!doctype )?html/i;

/** Error bodies up to this size are looked into; the emulators' own are far smaller. */
export const LOOKED_INTO = 64 * 1024;

/**
 * An emulator's error as the caller's SDK can read it: a page in HTML, an answer of a service that the call wasn't for or a
 * word for "unknown operation" all mean that nobody emulates the call.
 */
export function translateError(
  answer: Answer,
  call: { readonly service: string; readonly operation: string; readonly protocol: Protocol },
): Answer {
  if (answer.status < 400) return answer;
  const { service, operation, protocol } = call;
  const text = answer.body.toString('utf8');
  if (HTML.test(text)) {
    // moto answers 404 for a path and 500 for an operation that it doesn't have, but 500 also when it breaks.
    return notEmulated(protocol, service, operation, answer.status === 500 ? ', or not with this input' : '');
  }
  if (UNKNOWN_CODE.test(text) || UNKNOWN_WORDS.test(text)) return notEmulated(protocol, service, operation);
  // ministack takes what it can't place for S3.
  if (protocol !== 's3' && /^\s*(?:<\?xml[^>]*>\s*)?<Error>/.test(text)) return notEmulated(protocol, service, operation);
  return answer;
}

/** The emulator itself doesn't answer: worth a retry, so a 503. */
export function unreachable(protocol: Protocol, error: unknown): Answer {
  const why = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  return refuse(protocol, { status: 503, code: 'ServiceUnavailable', message: `the local cloud's emulator does not answer (${why})` });
}

/** An error of a connection, not a bug of ours. */
export function isConnectionError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code);
}
