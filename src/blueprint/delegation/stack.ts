import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';

import type { Input } from '../../assembly/index.ts';
import { stackName } from '../../project/index.ts';
import type { Environment } from '../../project/index.ts';
import type { AccountApp } from '../account-app.ts';
import { pascalCase } from '../logical-id.ts';
import { nameServersOf } from '../zone/stack.ts';

/** Seconds for which resolvers keep a delegation: short enough that a zone made anew is found the same hour. */
const DELEGATION_TTL = '3600';

/** The records in the apex that hand each environment's name over to the zone in its own account. */
export function delegationStack(account: AccountApp, apexZoneId: Input, environments: readonly Environment[]): void {
  const stack = account.stack('delegation', `Hands the environments' names over to their own zones`);
  const hostedZoneId = stack.input('ApexZoneId', apexZoneId);
  for (const { name, domain } of environments) {
    const nameServers = nameServersOf(stackName(account.project.name, name, 'zone'));
    new CfnRecordSet(stack, `delegation-${name}`, {
      hostedZoneId,
      name: domain,
      type: 'NS',
      ttl: DELEGATION_TTL,
      resourceRecords: stack.inputList(`NameServersOf${pascalCase(name)}`, nameServers),
    });
  }
}
