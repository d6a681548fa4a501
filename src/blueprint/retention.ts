import { CfnDeletionPolicy, CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

import { LandfallError } from '../report/index.ts';

/**
 * Keeps what holds data: never lost by a replacement, in any tier; where the profile protects it, not by a deletion of its stack either
 * (but by the roll-back of its first creation, which leaves nothing of worth). See docs/decisions/0005-retention.md.
 */
export function keepData(construct: IConstruct, deletionProtection: boolean): void {
  const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (!(resource instanceof CfnResource)) throw new LandfallError('NoResourceToKeep', `${construct.node.path} is no resource`);
  resource.cfnOptions.deletionPolicy = deletionProtection ? CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE : CfnDeletionPolicy.DELETE;
  resource.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
}
