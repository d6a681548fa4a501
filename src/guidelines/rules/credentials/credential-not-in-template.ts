import type { Resource } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { fixAt } from '../../settings/index.ts';
import { CREDENTIAL_PROPERTIES } from './generated/credential-properties.ts';
import { placesAt } from './places.ts';
import { sightOf } from './plain-sight.ts';

const PLACES = new Map(Object.entries(CREDENTIAL_PROPERTIES).map(([type, paths]) => [type, paths.map((path) => path.split('.'))]));
const TYPES = [...PLACES.keys()];

/** Every property that is a credential refers to one. */
export const credentialNotInTemplate: Rule = {
  id: 'credential-not-in-template',
  title: 'No password, token or key is written in a template',
  promise: 'G10',
  severity: 'high',
  severityReason: 'Everybody who can read the template, its repository or the stack has the credential',
  layer: 'template',
  why: 'Templates are in repositories, in pipelines, and in CloudFormation’s history. A credential in one is known to everybody who ever had it, and is never rotated.',
  fix: `Properties:
  MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}'
`,
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  for (const pattern of PLACES.get(resource.type) ?? []) {
    for (const { path, value } of placesAt(resource, pattern)) {
      const sight = sightOf(resource, path, value);
      if (sight === undefined) continue;
      const name = pattern.findLast((part) => part !== '*') ?? '';
      const fix = fixAt(path, "'{{resolve:secretsmanager:database:SecretString:password}}'");
      yield { resource, path, holds: sight.hidden, message: `${name} ${sight.how}`, fix };
    }
  }
}
