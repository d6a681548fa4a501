import { CfnCondition, Fn, type Stack } from 'aws-cdk-lib';
import { type CfnManagedPolicy, type IManagedPolicy, ManagedPolicy } from 'aws-cdk-lib/aws-iam';

import { type Project, executionBoundaryName } from '../../project/index.ts';
import { Boundary } from '../baseline/boundary.ts';
import { EXECUTION_BOUNDARY } from './execution-boundary.ts';
import { arnOf, policyOf } from './statement.ts';

/**
 * The boundary of what a stack makes, and that of the role which makes it. Policies of IAM are the account's, not a region's: made
 * once, in the home region. Returns the second.
 */
export function boundaries(stack: Stack, { name, region }: Project): IManagedPolicy {
  const home = new CfnCondition(stack, 'IsHomeRegion', { expression: Fn.conditionEquals(stack.region, region) });
  const workload = new Boundary(stack, 'Boundary', { project: name });
  const execution = new ManagedPolicy(stack, 'ExecutionBoundary', {
    managedPolicyName: executionBoundaryName(name),
    description: 'What no stack of this project may do, whatever its policy says',
    document: policyOf(stack, name, EXECUTION_BOUNDARY),
  });
  for (const policy of [workload.policy, execution]) (policy.node.defaultChild as CfnManagedPolicy).cfnOptions.condition = home;
  // Referred to where it is made, so that CloudFormation makes it first; by name where it isn't.
  const byName = arnOf(stack, name, `iam::{account}:policy/${executionBoundaryName(name)}`);
  const arn = Fn.conditionIf(home.logicalId, execution.managedPolicyArn, byName).toString();
  return ManagedPolicy.fromManagedPolicyArn(stack, 'ExecutionBoundaryAnywhere', arn);
}
