import type { Access, Account, Estate, Resource } from '../estate/index.ts';

/** An account by its id or its name. */
function accountNamed(estate: Estate, text: string): Account | undefined {
  return estate.account(text) ?? estate.accounts.find(({ name }) => name === text);
}

/** `<account>/<stack or template>#LogicalId`, as it may be written: the account by name or id, the stack by name or template. */
export function labelsOf(estate: Estate, { account, stack, logicalId }: Resource): readonly string[] {
  const named = estate.account(account);
  const accounts = named === undefined ? [] : [named.id, ...(named.name === undefined ? [] : [named.name])];
  const stacks = [...(stack.name === undefined ? [] : [stack.name]), stack.template];
  return [
    ...accounts.flatMap((one) => stacks.map((other) => `${one}/${other}#${logicalId}`)),
    // A template in a folder of its account's name needn't say it twice.
    ...accounts.filter((one) => stack.template.startsWith(`${one}/`)).map(() => `${stack.template}#${logicalId}`),
  ];
}

/** The resource of a label and what follows it (`/*`); undefined where there is none. */
export function labelled(estate: Estate, text: string): { readonly resource: Resource; readonly rest: string } | undefined {
  const [, label = '', rest = ''] = /^([^#]+#[A-Za-z0-9]+)(.*)$/s.exec(text) ?? [];
  const resource = estate.resources().find((one) => label.endsWith(`#${one.logicalId}`) && labelsOf(estate, one).includes(label));
  return resource === undefined ? undefined : { resource, rest };
}

/** `<account>/<permission set>`. */
export function assigned(estate: Estate, text: string): Access | undefined {
  const [, account = '', set = ''] = /^([^/]+)\/([^/#]+)$/.exec(text) ?? [];
  const { id } = accountNamed(estate, account) ?? {};
  return estate.access.find((one) => one.account === id && one.permissionSet.name === set);
}
