import { createHash } from 'node:crypto';

import type { Finding } from '../finding.ts';

/**
 * The same for a finding as long as it is at the same resource, whatever moves it to another line. Two stacks that use one template have each
 * their own.
 */
export function fingerprintOf({
  rule,
  account,
  stack,
  template,
  resource,
  path,
}: Pick<Finding, 'rule' | 'account' | 'stack' | 'template' | 'resource' | 'path'>): string {
  return createHash('sha256')
    .update([rule, account ?? '', stack ?? '', slashed(template), resource, path].join('\0'))
    .digest('hex');
}

/** A path with slashes, as reports have it on every system; without `./` before it. */
export function slashed(template: string): string {
  return template.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}
