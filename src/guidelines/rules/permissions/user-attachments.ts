import type { Resource } from '../../../estate/index.ts';
import { type Entry, entriesOf } from './policy-statements.ts';

/** Where policies are attached to a user directly: at the user, or at the policy. */
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  'AWS::IAM::User': ['Policies', 'ManagedPolicyArns'],
  'AWS::IAM::Policy': ['Users'],
  'AWS::IAM::ManagedPolicy': ['Users'],
  'AWS::IAM::UserPolicy': ['UserName'],
};

export const ATTACHING_TO_USERS: readonly string[] = Object.keys(PROPERTIES);

/** The first attachment of each property, at the property: one finding for each list is enough. */
export function userAttachments(resource: Resource): readonly Entry[] {
  return (PROPERTIES[resource.type] ?? []).flatMap((property) => {
    const path = ['Properties', property];
    const [first] = entriesOf(resource.property(property), path);
    return first === undefined ? [] : [{ value: first.value, path }];
  });
}
