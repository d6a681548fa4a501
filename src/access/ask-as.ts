import type { Estate, Value } from '../estate/index.ts';
import { type GivenValue, evaluate } from '../iam/index.ts';
import { managementOf } from './aws-roles.ts';
import { contextOf, documents, once, reasonOf } from './can-in-estate.ts';
import { bindingLevels } from './levels.ts';
import { PolicyText } from './policy-text.ts';
import { findPrincipal } from './principal.ts';
import type { EstateAnswer } from './question.ts';

/** One principal who is asked about what is in his own account. */
export interface Asked {
  readonly account: string | undefined;
  /** Of a yes, no reasons. */
  may(action: string, arn: string, context?: Readonly<Record<string, GivenValue>>): EstateAnswer;
  /** Text of a value: what CloudFormation will name has a name as it forms them. */
  text(value: Value | undefined): string | undefined;
}

/** The policy that a key has unless it is made with another: it leaves everything to the account's own policies. */
const KEY_POLICY = (account: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
});

/**
 * Asks many questions about one principal, whose policies are read once. The resources are thought of as not yet made: they have no
 * policies of their own, a key but the usual one. Throws `LandfallError` for a principal that the estate doesn't hold.
 */
export function askAs(estate: Estate, asked: string): Asked {
  const text = new PolicyText(estate, { isNaming: true });
  const principal = findPrincipal(estate, text, asked);
  const { account, identity, boundary } = principal;
  const scps = bindingLevels(estate, account, 'SERVICE_CONTROL_POLICY');
  const rcps = bindingLevels(estate, account, 'RESOURCE_CONTROL_POLICY');
  const management = managementOf(estate);
  const policies = {
    identity: documents(identity),
    boundary: documents(boundary),
    scps: scps.map((level) => documents(level.policies)),
    rcps: rcps.map((level) => documents(level.policies)),
  };
  return {
    account: account?.id,
    text: (value) => text.text(value),
    may: (action, arn, context = {}) => {
      const { answer, because, missing } = evaluate(
        {
          principal: principal.name,
          action,
          resource: arn,
          context: { ...contextOf(estate, principal, arn, account), ...context },
          ...(account === undefined ? {} : { resourceAccount: account.id }),
          ...(management === undefined ? {} : { managementAccount: management }),
        },
        { ...policies, resource: action.startsWith('kms:') && account !== undefined ? KEY_POLICY(account.id) : null },
      );
      return {
        answer,
        because: answer === 'yes' ? [] : once(because.map((one) => reasonOf(one, { identity, boundary, resource: [], scps, rcps }))),
        missing,
      };
    },
  };
}
