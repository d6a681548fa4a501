/**
 * Makes `src/guidelines/rules/credentials/generated/credential-properties.ts` out of CloudFormation's resource schemas
 * (@aws-cdk/aws-service-spec): the properties whose value is a password, a token or a private key. `node tools/run.js
 * tools/credential-properties.ts` writes it; a test refuses a stale one. What the names can't tell was decided by hand, below.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, SpecDatabase } from '@aws-cdk/service-spec-types';

export const TARGET = join(import.meta.dirname, '..', 'src', 'guidelines', 'rules', 'credentials', 'generated', 'credential-properties.ts');

/** Names of properties that hold a credential wherever they occur. */
const NAMES = new RegExp(
  `^(?:${[
    String.raw`\w*Password|Passwords|\w*Passphrase|SecretString`,
    String.raw`(?:Add|Custom|Authorization|DomainSigning|AppServer)?PrivateKey`,
    String.raw`\w*SecretKey|SecretAccessKey|\w*ClientSecret|\w*SharedSecret|AppSecret|WalletSecret|ApiKeySecret`,
    '(?:Auth|Access|Oauth|OAuth|Refresh|Jwt|Api|Secret|HEC|RepositoryAccess|AzureBlobSas|access)Token|Token|TokenValue|TokenKey',
    String.raw`ApiKey|\w*ApiKeyValue|AccessKey|PreSharedKey|AuthKey`,
  ].join('|')})$`,
);

/** Of those, what is no credential: names, places and units of one, files, and what only CloudFormation writes. */
const NONE = /TokenValidityUnits|AppMesh::|InfluxDBProperties|HlsIngest|CustomClaims|SecretsManagerAccessTokenConfiguration|PCS::Cluster/;

/** Properties without a schema of their own, or of types that the schemas don't have any more. */
const BY_HAND: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::ApiKey': ['Value'],
  'AWS::CodePipeline::Pipeline': ['Stages.*.Actions.*.Configuration.OAuthToken'],
  'AWS::Cognito::UserPoolIdentityProvider': ['ProviderDetails.client_secret', 'ProviderDetails.private_key'],
  'AWS::Glue::Connection': ['ConnectionInput.ConnectionProperties.PASSWORD'],
  'AWS::OpsWorks::App': ['AppSource.SshKey'],
  'AWS::OpsWorks::Stack': ['CustomCookbooksSource.SshKey'],
};

/** The module's text. */
export async function credentialProperties(): Promise<string> {
  const db = await loadAwsServiceSpec();
  const found = new Map<string, Set<string>>(Object.entries(BY_HAND).map(([type, paths]) => [type, new Set(paths)]));
  for (const { cloudFormationType: type, properties } of db.all('resource')) {
    for (const path of pathsIn(db, properties, [])) {
      if (!isCredential(type, path)) continue;
      found.set(type, (found.get(type) ?? new Set()).add(path));
    }
  }
  const lines = [...found]
    .filter(([, paths]) => paths.size > 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([type, paths]) =>
        `  '${type}': [${[...paths]
          .toSorted()
          .map((path) => `'${path}'`)
          .join(', ')}],`,
    );
  return `/**
 * Properties whose value is a credential, by type; \`*\` stands for each element of a list or each entry of a map. Made by
 * tools/credential-properties.ts from the resource schemas; don't edit.
 */
export const CREDENTIAL_PROPERTIES: Readonly<Record<string, readonly string[]>> = {
${lines.join('\n')}
};
`;
}

function isCredential(type: string, path: string): boolean {
  const name = path.split('.').findLast((part) => part !== '*') ?? '';
  return NAMES.test(name) && !NONE.test(`${type} ${path}`);
}

/** Every property that holds text, in whatever depth, as a path. */
function* pathsIn(db: SpecDatabase, properties: Readonly<Record<string, Property>>, above: readonly string[]): Generator<string> {
  for (const [name, { type }] of Object.entries(properties)) yield* pathsOf(db, type, [...above, name]);
}

function* pathsOf(db: SpecDatabase, type: PropertyType, path: readonly string[]): Generator<string> {
  if (path.length > DEEPEST) return;
  if (type.type === 'string' || type.type === 'json') yield path.join('.');
  else if (type.type === 'array' || type.type === 'map') yield* pathsOf(db, type.element, [...path, '*']);
  else if (type.type === 'union') for (const one of type.types) yield* pathsOf(db, one, path);
  else if (type.type === 'ref') yield* pathsIn(db, db.get('typeDefinition', type.reference.$ref).properties, path);
}

/** Types refer to themselves; no credential is deeper. */
const DEEPEST = 8;

if (import.meta.main) writeFileSync(TARGET, await credentialProperties());
