import { LandfallError } from '../report/index.ts';
import { missingProfile } from './credential-sources.ts';

/** Credentials that AWS refuses or that are over: never an empty cloud. */
const REFUSED_CREDENTIALS = new Set([
  'AuthFailure',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'TokenProviderError',
  'TokenRefreshRequired',
  'UnauthorizedSSOTokenError',
  'UnrecognizedClientException',
]);

const DENIED = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH']);

interface SdkError extends Error {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

/**
 * Says in words what an SDK error means; `what` is what was tried, such as `read the organization`.
 * Errors that aren't the cloud's are given back as they are.
 */
export function translateCloudError(error: unknown, what: string): unknown {
  if (error instanceof LandfallError || !(error instanceof Error)) return error;
  const { name, code, message, $metadata } = error as SdkError;
  const details = { fault: 'cloud', cause: error } as const;
  const profile = name === 'CredentialsProviderError' ? missingProfile() : undefined;
  if (profile !== undefined) {
    return new LandfallError('NoSuchProfile', `could not ${what}: there is no AWS profile ${JSON.stringify(profile)} (${message})`, {
      ...details,
      fix: 'correct AWS_PROFILE, or sign in again, for instance with `aws sso login`',
    });
  }
  if (REFUSED_CREDENTIALS.has(name)) {
    return new LandfallError('CredentialsRefused', `could not ${what}: the credentials are refused or expired (${name}: ${message})`, {
      ...details,
      fix: 'sign in again, for instance with `aws sso login`',
    });
  }
  if (DENIED.has(name)) {
    return new LandfallError('AccessDenied', `could not ${what}: ${message}`, { ...details, fix: 'use a role that may do this' });
  }
  if (code !== undefined && UNREACHABLE.has(code)) {
    return new LandfallError('CloudUnreachable', `could not ${what}: no connection (${code})`, {
      ...details,
      fix: 'check the network and try again',
    });
  }
  if ($metadata !== undefined) return new LandfallError('CloudRefused', `could not ${what}: ${name}: ${message}`, details);
  return error;
}

/** Runs a step against the cloud and translates what it throws. */
export async function inWords<Result>(what: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    throw translateCloudError(error, what);
  }
}
