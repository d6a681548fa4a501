import { type Guise, OF_NO_ACCOUNT } from './guise.ts';
import { ownLimits } from './his-own.ts';
import type { Surroundings } from './surroundings.ts';

/** A service that gives out the roles of an account to who proves himself to it, and says of the session what he proved. */
export function serviceOfAccount(principal: string, account: string): Guise {
  return {
    ...OF_NO_ACCOUNT,
    principal,
    fixed: { 'aws:sourceaccount': account, 'aws:sourceowner': account, 'aws:principalisawsservice': true },
    limits: () => undefined,
    hasTags: true,
  };
}

/** Who brings a token or an assertion of an issuer: an account's provider for it, or the issuer's domain. */
export function federatedGuise(principal: string): Guise {
  const absent = ['principalorgid', 'principalorgpaths', 'principalaccount', 'principalarn', 'sourceaccount', 'sourcearn', 'sourceorgid'];
  return {
    ...OF_NO_ACCOUNT,
    principal,
    fixed: Object.fromEntries(absent.map((key) => [`aws:${key}`, null])),
    limits: () => undefined,
  };
}

/** Somebody without credentials. */
export function anonymousGuise(around: Surroundings): Guise {
  const belongings = around.belongingsOf(around.outsider);
  return {
    ...OF_NO_ACCOUNT,
    principal: '*',
    fixed: { 'aws:sourceaccount': null, 'aws:sourceowner': null, 'aws:sourcearn': null, 'kms:calleraccount': null },
    limits: (key) => ownLimits(key, belongings),
  };
}
