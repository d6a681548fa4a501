import { isBoundIn, placesOf } from './account-guises.ts';
import { type Asking, isAbout } from './asking.ts';
import { type Guise, OF_NO_ACCOUNT } from './guise.ts';
import { ownLimits, sourceLimits } from './his-own.ts';
import { servicesInConditions } from './naming.ts';
import type { Surroundings } from './surroundings.ts';

/** Services that act for something in an account, as far as a policy lets them in. */
export function* serviceGuises(around: Surroundings, account: string, asking: Asking): Generator<Guise> {
  // Who lets a service have a role passes it, and iam:PassRole passes roles of one's own account only.
  if (asking.isTrust) return;
  const names = new Set([...asking.naming.services, ...servicesInConditions(asking.statements)]);
  const belongings = around.belongingsOf(account);
  for (const principal of names) {
    for (const place of placesOf(around, account, asking.statements, 'source', isBoundIn(around, account))) {
      const common: Omit<Guise, 'fixed'> = {
        ...OF_NO_ACCOUNT,
        principal,
        limits: (key) => place.limits(key) ?? sourceLimits(key, belongings) ?? ownLimits(key, belongings),
      };
      const fixed = {
        ...place.fixed,
        'aws:sourceaccount': account,
        'aws:sourceowner': account,
        'aws:viaawsservice': false,
        'aws:principalisawsservice': true,
        'aws:principalarn': null,
        // An account of AWS, if any: nobody says whether the key is there.
        'aws:principalaccount': null,
      };
      yield { ...common, fixed };
      if (isAbout(asking.statements, /^aws:principalaccount$/)) yield { ...common, fixed: { ...fixed, 'aws:principalaccount': 'aws' } };
      if (isAbout(asking.statements, /^aws:source(?:account|arn|org)/)) {
        const without = { 'aws:sourceaccount': null, 'aws:sourcearn': null, 'aws:sourceorgid': null, 'aws:sourceorgpaths': null };
        yield { ...common, fixed: { ...fixed, ...without }, fixedForRcps: fixed };
      }
    }
  }
}
