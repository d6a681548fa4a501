import { type Estate, type Resource, type Ternary, Unknown, type Value, asText, knownText } from '../../../estate/index.ts';
import type { Judgement } from '../../rule.ts';
import { type Entry, entriesOf, openWhy } from './policy-statements.ts';

/** Types to which managed policies are attached, and the property that lists them. */
const LISTS: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'ManagedPolicyArns',
  'AWS::IAM::User': 'ManagedPolicyArns',
  'AWS::IAM::Group': 'ManagedPolicyArns',
  'AWS::SSO::PermissionSet': 'ManagedPolicies',
};

export const WITH_MANAGED_POLICIES: readonly string[] = Object.keys(LISTS);

function managedPolicyEntries(resource: Resource): readonly Entry[] {
  const list = LISTS[resource.type];
  return list === undefined ? [] : entriesOf(resource.property(list), ['Properties', list]);
}

/** The name of a policy that AWS manages: the last part of its ARN, or the ARN's text alone where people leave the rest away. */
function awsPolicyName(value: Value): string | undefined {
  const text = asText(value) ?? '';
  return (
    /^arn:[^:]*:iam::(?:aws:)?policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(text)?.[1] ?? /^[A-Z][\w+=,.@-]+$/.exec(knownText(value) ?? '')?.[0]
  );
}

/** A check that finds policies of AWS's of some names, wherever they are attached. */
export function managedPolicyCheck(isMeant: (name: string) => boolean, says: (name: string) => string) {
  return function* check(estate: Estate): Generator<Judgement> {
    for (const resource of estate.resources(...WITH_MANAGED_POLICIES)) {
      for (const { value, path } of managedPolicyEntries(resource)) {
        const name = awsPolicyName(value);
        const why = openWhy(value);
        const holds: Ternary = name === undefined && why !== undefined ? new Unknown(why) : name === undefined || !isMeant(name);
        yield { resource, path, holds, message: holds === false ? says(name ?? '') : '' };
      }
    }
  };
}
