import { createHash } from 'node:crypto';

/** The account that holds the organization, beside the environments' own. */
export const MANAGEMENT = 'management';

/** Certificates of CloudFront and its firewall live there, whatever the home region. */
export const EDGE_REGION = 'us-east-1';

export function accountName(project: string, environment: string): string {
  return `${project}-${environment}`;
}

/** CloudFormation's name of a stack; `account` is `management` or an environment. */
export function stackName(project: string, account: string, capability: string): string {
  return `${project}-${account}-${capability}`;
}

export function bootstrapStackName(project: string): string {
  return `${project}-bootstrap`;
}

/**
 * The qualifier of a project's bootstrap: at most 10 letters and digits (the bootstrap template's own limit), so that two projects
 * in one organization share none of the management account's roles and buckets.
 */
export function qualifier(project: string): string {
  return `lf${createHash('sha256').update(project).digest('hex').slice(0, 8)}`;
}

/** SSM parameter in each environment's account that says which release runs. */
export function releaseRecordName(project: string, environment: string): string {
  return `/landfall/${project}/${environment}/release`;
}

/** The role in each environment's account that may release and nothing else. */
export function releaseRoleName(project: string): string {
  return `${project}-release`;
}

/** The boundary of every role that a stack of ours makes. */
export function boundaryName(project: string): string {
  return `${project}-boundary`;
}

/** The boundary of the role with which CloudFormation makes the stacks of a project. */
export function executionBoundaryName(project: string): string {
  return `${project}-execution-boundary`;
}

/** Name of a function in Lambda; known before its stack exists, so that the release role can name it. */
export function functionName(project: string, environment: string, entry: string): string {
  return `${project}-${environment}-${entry}`;
}

/** Alias of every function behind which the running version lies. */
export const LIVE = 'live';
