import { jsonOf } from '../answer.ts';
import { refuse } from '../refusal.ts';
import type { Gap } from './gap.ts';

/** Names of permission sets, by ARN, as they were given; moto's own list has none. */
const SECTION = 'permission-set-names';

export const permissionSetNames: Gap = {
  name: 'permission set names',
  service: 'sso',
  operations: ['CreatePermissionSet', 'DeletePermissionSet'],
  lacks: 'two permission sets of one name are accepted',
  oneByOne: 'permission-sets',
  async answer(call, input, { memory, forward }) {
    const names = memory.section<string>(SECTION);
    const { InstanceArn: instance, Name: name, PermissionSetArn: arn } = input;
    const key = (permissionSet: unknown): string => `${String(instance)} ${String(permissionSet)}`;
    if (call.operation === 'DeletePermissionSet') {
      const answer = await forward();
      if (answer.status === 200) delete names[key(arn)];
      return answer;
    }
    const taken = Object.entries(names).some(([each, other]) => each.startsWith(key('')) && other === name);
    if (taken) {
      return refuse(call.protocol, {
        status: 400,
        code: 'ConflictException',
        message: `PermissionSet with name ${String(name)} already exists.`,
      });
    }
    const answer = await forward();
    const made = (jsonOf(answer) as { PermissionSet?: { PermissionSetArn?: string } } | undefined)?.PermissionSet?.PermissionSetArn;
    if (made !== undefined && typeof name === 'string') names[key(made)] = name;
    return answer;
  },
};
