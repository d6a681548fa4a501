import {
  ChangeResourceRecordSetsCommand,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsCommandOutput,
  type ResourceRecordSet,
  Route53Client,
} from '@aws-sdk/client-route-53';

import { type AccountAccess, inWords } from '../../cloud/index.ts';
import { EDGE_REGION } from '../../project/index.ts';

/** Records changed by one call; its own limit is 1,000. */
const AT_ONCE = 100;

/**
 * The records of a zone that keep it from being deleted: all but its own NS and SOA and those that a stack deletes itself (`ofStacks`,
 * as `name type`).
 */
export async function strayRecords(
  access: AccountAccess,
  zoneId: string,
  ofStacks: ReadonlySet<string>,
): Promise<readonly ResourceRecordSet[]> {
  const records = await inWords(`read the records of zone ${zoneId}`, () => recordsOf(access.client(Route53Client, EDGE_REGION), zoneId));
  // The zone's own SOA tells its name.
  const apex = records.find(({ Type }) => Type === 'SOA')?.Name;
  return records.filter(
    ({ Name, Type }) => !(Name === apex && (Type === 'NS' || Type === 'SOA')) && !ofStacks.has(`${bareName(Name)} ${Type}`),
  );
}

async function recordsOf(client: Route53Client, HostedZoneId: string): Promise<readonly ResourceRecordSet[]> {
  const records: ResourceRecordSet[] = [];
  let page: ListResourceRecordSetsCommandOutput | undefined;
  do {
    const { NextRecordName: StartRecordName, NextRecordType: StartRecordType, NextRecordIdentifier: StartRecordIdentifier } = page ?? {};
    page = await client.send(new ListResourceRecordSetsCommand({ HostedZoneId, StartRecordName, StartRecordType, StartRecordIdentifier }));
    records.push(...(page.ResourceRecordSets ?? []));
  } while (page.IsTruncated);
  return records;
}

/**
 * Did Certificate Manager write it to validate a certificate? CloudFormation never takes these away
 * (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1603).
 */
export function isValidation({ Type, ResourceRecords = [] }: ResourceRecordSet): boolean {
  return Type === 'CNAME' && ResourceRecords.every(({ Value = '' }) => bareName(Value).endsWith('.acm-validations.aws'));
}

export async function deleteRecords(access: AccountAccess, zoneId: string, records: readonly ResourceRecordSet[]): Promise<void> {
  const client = access.client(Route53Client, EDGE_REGION);
  for (let start = 0; start < records.length; start += AT_ONCE) {
    const Changes = records.slice(start, start + AT_ONCE).map((ResourceRecordSet) => ({ Action: 'DELETE' as const, ResourceRecordSet }));
    await client.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: zoneId, ChangeBatch: { Changes } }));
  }
}

export function bareName(name: string | undefined): string {
  return (name ?? '').replace(/\.$/, '');
}
