import type { AccountApp } from './account-app.ts';
import { managementBaseline } from './baseline/stack.ts';
import { delegationStack } from './delegation/stack.ts';
import { zoneStack } from './zone/stack.ts';

/** The stacks of the management account: its own baseline, the registered domain's zone, and who answers for the names below it. */
export function managementStacks(account: AccountApp): void {
  const { project } = account;
  managementBaseline(account);
  const environments = project.environments.filter((environment) => environment.runsProduct);
  const apex = zoneStack(account, 'apex', project.domain);
  if (environments.length > 0) delegationStack(account, apex.zoneId, environments);
}
