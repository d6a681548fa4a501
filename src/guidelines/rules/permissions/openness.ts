import { type Ternary, Unknown, type Value, and, at, knownText, not } from '../../../estate/index.ts';
import { isEveryAction } from './actions.ts';
import { type Test, demands, isNarrowed, testsOf } from './conditions.ts';
import type { Statement } from './policy-statements.ts';
import { excludesPrincipals, isEveryone, principalsOf } from './principals.ts';

/**
 * Keys by which AWS itself tells who may not be anybody ("The meaning of public", Amazon S3 User Guide; IAM Access Analyzer's for the other
 * services). A value that demands nothing, such as a star, doesn't count.
 */
const NARROWING = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:userid',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:vpcsourceip',
  'elasticfilesystem:accessedviamounttarget',
  'elasticfilesystem:accesspointarn',
  'kms:calleraccount',
  'lambda:eventsourcetoken',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
  'vpc-lattice-svcs:sourcevpc',
  'vpc-lattice-svcs:sourcevpcowneraccount',
]);

const narrows = ({ key }: Test) => NARROWING.has(key) || key.startsWith('aws:principaltag/');

/** Whether a statement, taken by itself, allows something to everybody. */
export function isOpen(statement: Statement): Ternary {
  if (statement.allows === false) return false;
  const named = principalsOf(statement);
  const everyone: Ternary =
    excludesPrincipals(statement) || (named instanceof Unknown ? new Unknown(named.why) : named.some((principal) => isEveryone(principal)));
  if (everyone === false) return false;
  return and([statement.allows, everyone, not(isNarrowed(statement.value, narrows))]);
}

const NEGATIVE = /^(?:stringnotequals|stringnotequalsignorecase|stringnotlike|arnnotequals|arnnotlike|notipaddress)$/;

/** Whether a Deny of the same policy takes from everybody but those whom a condition names what this statement gives. */
export function isClosedBy(others: readonly Statement[], actions: readonly Value[]): boolean {
  return others.some((other) => {
    if (knownText(at(other.value, 'Effect'))?.toLowerCase() !== 'deny') return false;
    const named = principalsOf(other);
    if (named instanceof Unknown || !named.some((principal) => isEveryone(principal))) return false;
    const tests = testsOf(other.value);
    if (tests instanceof Unknown || !tests.some((test) => closes(test))) return false;
    const denied = other.actions.map(({ value }) => value);
    return denied.some((one) => isEveryAction(one)) || actions.every((action) => denied.some((one) => coversText(one, action)));
  });
}

/** `StringNotEquals` and the like of a key that narrows: whoever hasn't the value is denied. */
function closes(test: Test): boolean {
  if (test.operator === 'bool') return narrows(test) && test.values.every((value) => knownText(value)?.toLowerCase() === 'false');
  return (
    NEGATIVE.test(test.operator) &&
    narrows(test) &&
    demands({ ...test, operator: positive(test.operator), ifExists: false, set: undefined })
  );
}

const positive = (operator: string) => (operator === 'notipaddress' ? 'ipaddress' : operator.replace('not', ''));

function coversText(pattern: Value, action: Value): boolean {
  const [one, other] = [knownText(pattern)?.toLowerCase(), knownText(action)?.toLowerCase()];
  if (one === undefined || other === undefined) return false;
  return one === other || (one.endsWith('*') && other.startsWith(one.slice(0, -1)));
}
