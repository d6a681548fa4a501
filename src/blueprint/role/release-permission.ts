import { Policy, Role } from 'aws-cdk-lib/aws-iam';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import { releaseRoleName } from '../../project/index.ts';

/** Gives the release role of the account a part that only the stack which owns the resource can name. */
export function releasePermission(scope: Construct, id: string, project: string, statements: PolicyStatement[]): void {
  const role = Role.fromRoleName(scope, `${id}Role`, releaseRoleName(project));
  new Policy(scope, id, { roles: [role], statements });
}
