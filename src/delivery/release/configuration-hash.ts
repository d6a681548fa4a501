import { createHash } from 'node:crypto';

import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

/**
 * Everything of a function that a version freezes beside the code. What Lambda keeps to itself (dates, revision, state, the patch
 * level of the runtime) isn't configuration of ours.
 */
const FROZEN = [
  'Architectures',
  'DeadLetterConfig',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'Handler',
  'KMSKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'Role',
  'Runtime',
  'SnapStart',
  'Timeout',
  'TracingConfig',
  'VpcConfig',
] as const satisfies readonly (keyof FunctionConfiguration)[];

/** Two versions of a function with the same hash differ in their code at most. Undefined when the variables may not be read. */
export function configurationHash(configuration: FunctionConfiguration): string | undefined {
  if (configuration.Environment?.Error !== undefined) return undefined;
  const frozen = FROZEN.map((field) => [field, field === 'SnapStart' ? configuration.SnapStart?.ApplyOn : configuration[field]]);
  // 16 digits tell configurations of one function apart and leave room in the record.
  return createHash('sha256')
    .update(JSON.stringify(canonical(frozen)))
    .digest('hex')
    .slice(0, 16);
}

/** In an order of its own: Lambda promises none for the variables. Empty is the same as absent. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(canonical);
  if (typeof value !== 'object' || value === null) return value === '' ? undefined : (value ?? undefined);
  const fields = Object.entries(value)
    .map(([name, field]) => [name, canonical(field)] as const)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return fields.length === 0 ? undefined : Object.fromEntries(fields);
}
