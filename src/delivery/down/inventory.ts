import { CloudFormationClient, GetTemplateCommand, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { parse } from 'yaml';

import type { Template, TemplateResource } from '../../assembly/index.ts';
import { inWords } from '../../cloud/index.ts';
import type { StackPlace } from '../stacks/settle.ts';

/** A resource that a stack has now. */
export interface HeldResource {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  /** What the deployed template says of the stack's deletion: `Delete`, `Retain`, … */
  readonly deletionPolicy: string;
  /** As deployed, intrinsics unresolved. */
  readonly properties: Readonly<Record<string, unknown>>;
}

const NOT_THERE = new Set(['DELETE_COMPLETE', 'DELETE_SKIPPED']);
const KEEPING = new Set(['Retain', 'RetainExceptOnCreate']);

/** What a stack holds, and what would become of it: by the template that was deployed, whatever this checkout would deploy. */
export async function inventoryOf({ access, region, name }: StackPlace): Promise<readonly HeldResource[]> {
  const client = access.client(CloudFormationClient, region);
  return inWords(`read what ${name} holds`, async () => {
    const held = [];
    for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName: name }))
      held.push(...StackResourceSummaries);
    const there = held.filter(
      ({ ResourceStatus = '', PhysicalResourceId }) => !NOT_THERE.has(ResourceStatus) && (PhysicalResourceId ?? '') !== '',
    );
    // Also spares stacks that never had more than a change set: they have no template.
    if (there.length === 0) return [];
    const { TemplateBody = '{}' } = await client.send(new GetTemplateCommand({ StackName: name }));
    const { Resources = {} } = parse(TemplateBody) as Partial<Template>;
    return there.map(({ LogicalResourceId = '', ResourceType = '', PhysicalResourceId = '' }) => ({
      logicalId: LogicalResourceId,
      type: ResourceType,
      physicalId: PhysicalResourceId,
      deletionPolicy: policyOf(Resources[LogicalResourceId]),
      properties: Resources[LogicalResourceId]?.Properties ?? {},
    }));
  });
}

/** Does it stay when its stack goes? */
export function isKept({ deletionPolicy }: HeldResource): boolean {
  return KEEPING.has(deletionPolicy);
}

function policyOf(resource: TemplateResource | undefined): string {
  const policy = resource?.['DeletionPolicy'];
  return typeof policy === 'string' ? policy : 'Delete';
}
