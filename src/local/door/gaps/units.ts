import { refuse } from '../refusal.ts';
import type { Gap, GapContext } from './gap.ts';

/** Units whose names are taken or that still hold something. */
export const units: Gap = {
  name: 'organizational units',
  service: 'organizations',
  operations: ['CreateOrganizationalUnit', 'DeleteOrganizationalUnit'],
  lacks: 'two units of one name are accepted, and units that hold something are deleted',
  oneByOne: 'units',
  async answer(call, input, context) {
    if (call.operation === 'CreateOrganizationalUnit') {
      const beside = await all(context, 'ListOrganizationalUnitsForParent', { ParentId: input['ParentId'] }, 'OrganizationalUnits');
      if (beside.some(({ Name }) => Name === input['Name'])) {
        return refuse(call.protocol, {
          status: 400,
          code: 'DuplicateOrganizationalUnitException',
          message: 'An OU with the same name already exists.',
        });
      }
      return context.forward();
    }
    const parent = { ParentId: input['OrganizationalUnitId'] };
    const [inner, accounts] = await Promise.all([
      all(context, 'ListOrganizationalUnitsForParent', parent, 'OrganizationalUnits'),
      all(context, 'ListAccountsForParent', parent, 'Accounts'),
    ]);
    if (inner.length + accounts.length === 0) return context.forward();
    return refuse(call.protocol, { status: 400, code: 'OrganizationalUnitNotEmptyException', message: 'The specified OU is not empty.' });
  },
};

async function all(
  { emulators, management }: GapContext,
  operation: string,
  input: Readonly<Record<string, unknown>>,
  list: string,
): Promise<readonly { readonly Name: string }[]> {
  const items: { readonly Name: string }[] = [];
  let token: unknown;
  do {
    const page = await emulators.organizations(management, operation, typeof token === 'string' ? { ...input, NextToken: token } : input);
    items.push(...((page?.[list] ?? []) as { readonly Name: string }[]));
    token = page?.['NextToken'];
  } while (typeof token === 'string');
  return items;
}
