import type { AccountKey } from '../../assembly/index.ts';
import { MANAGEMENT, type AccessGroup, type Environment, type Project } from '../../project/index.ts';
import type { AccessRole } from './role.ts';
import { ADMIN, AUDITOR, DEVELOPER, OPERATOR } from './roles.ts';

export interface Grant {
  readonly group: AccessGroup;
  readonly role: AccessRole;
  readonly account: AccountKey;
}

export const GROUPS: readonly AccessGroup[] = ['administrators', 'developers'];

/** Who gets in where. Production is entered only by whom an exception names, and then to operate it. */
export function grantsOf({ environments, organization }: Project): readonly Grant[] {
  const excepted = (group: AccessGroup, environment: string): boolean =>
    organization.exceptions.some(({ from, to }) => from === group && to === environment);
  return [
    { group: 'administrators', role: AUDITOR, account: MANAGEMENT },
    ...environments.flatMap((environment) =>
      GROUPS.flatMap((group) => {
        const role = roleIn(environment, group, excepted(group, environment.name));
        return role === undefined ? [] : [{ group, role, account: environment.name }];
      }),
    ),
  ];
}

function roleIn({ tier }: Environment, group: AccessGroup, excepted: boolean): AccessRole | undefined {
  if (tier === 'playground') return ADMIN;
  if (tier === 'production') return excepted ? OPERATOR : undefined;
  if (group === 'administrators') return OPERATOR;
  return tier === 'development' || excepted ? DEVELOPER : undefined;
}
