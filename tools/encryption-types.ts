/**
 * Which CloudFormation types have to do with encryption at rest, by their schemas: `node tools/encryption-types.ts` prints those that no
 * guideline judges and that no table explains, with the properties that make them candidates. A test refuses a gap.
 */
import { pathToFileURL } from 'node:url';

import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types';

import { ENCRYPTED_ALREADY } from '../src/guidelines/rules/encryption/encrypted-already.ts';
import { encryptionRules } from '../src/guidelines/rules/encryption/index.ts';

/** Names of properties that speak of encryption: a key of KMS, server-side encryption, at rest, a customer's key. */
const SPEAKS_OF_ENCRYPTION = /Kms|KMS|Encrypt|^SSE|^Sse|ServerSide|AtRest|CustomerManagedKey|Cmk|CMK/;

/** Names that have the same letters and mean traffic. */
const SPEAKS_OF_TRAFFIC = /InTransit|TransitEncryption|InterContainerTraffic/;

/** Below this depth properties repeat those above (settings of settings of streams). */
const DEEPEST = 8;

/** Every type that has such a property at any depth, with their paths. */
export async function encryptionTypes(): Promise<ReadonlyMap<string, readonly string[]>> {
  const database = await loadAwsServiceSpec();
  const found = new Map<string, readonly string[]>();
  for (const { cloudFormationType, properties } of database.all('resource')) {
    const paths = [...encryptionPaths(database, properties, [], new Set())];
    if (paths.length > 0) found.set(cloudFormationType, paths);
  }
  return found;
}

/** Candidates that nothing judges or explains, and explanations of types that are judged or aren't candidates (any more). */
export async function encryptionGaps(): Promise<{
  readonly open: ReadonlyMap<string, readonly string[]>;
  readonly stale: readonly string[];
}> {
  const candidates = await encryptionTypes();
  const judged = new Set(encryptionRules.flatMap(({ types }) => types));
  const explained = ENCRYPTED_ALREADY.flatMap(({ types }) => types);
  const open = new Map([...candidates].filter(([type]) => !judged.has(type) && !explained.includes(type)));
  const stale = explained.filter((type, index) => judged.has(type) || !candidates.has(type) || explained.indexOf(type) !== index);
  return { open, stale };
}

type Properties = Readonly<Record<string, { readonly type: PropertyType }>>;

function* encryptionPaths(
  database: SpecDatabase,
  properties: Properties,
  above: readonly string[],
  seen: ReadonlySet<string>,
): Iterable<string> {
  for (const [name, { type }] of Object.entries(properties)) {
    const path = [...above, name];
    if (SPEAKS_OF_ENCRYPTION.test(name) && !SPEAKS_OF_TRAFFIC.test(name)) yield path.join('.');
    else yield* within(database, type, path, seen);
  }
}

function* within(database: SpecDatabase, type: PropertyType, path: readonly string[], seen: ReadonlySet<string>): Iterable<string> {
  if (path.length > DEEPEST) return;
  switch (type.type) {
    case 'ref': {
      const id = type.reference.$ref;
      if (!seen.has(id)) yield* encryptionPaths(database, database.get('typeDefinition', id).properties, path, new Set([...seen, id]));
      break;
    }
    case 'array':
    case 'map':
      yield* within(database, type.element, path, seen);
      break;
    case 'union':
      for (const one of type.types) yield* within(database, one, path, seen);
      break;
    default:
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { open, stale } = await encryptionGaps();
  for (const [type, paths] of open) console.log(`${type}\n  ${paths.join('\n  ')}`);
  for (const type of stale) console.log(`${type} is explained, but needs no explanation`);
  console.log(`${open.size} types are neither judged nor explained; ${stale.length} explanations are stale.`);
}
