import { PartlyKnown, type Resource, type ResourcePath, type Value, asText, isList, isMap } from '../../../estate/index.ts';
import { ANY_TYPE, type Judgement, type Rule, eachResource } from '../../rule.ts';
import { variablesOf } from './environments.ts';
import { CREDENTIAL_PROPERTIES } from './generated/credential-properties.ts';
import { placesAt } from './places.ts';
import { scriptsOf } from './scripts.ts';
import { isValue, secrecyOf } from './secret-names.ts';
import { credentialIn } from './secret-texts.ts';

const TYPES = [ANY_TYPE];

/** What looks like a credential isn't anywhere else either. */
export const textWithoutCredentials: Rule = {
  id: 'text-without-credentials',
  title: 'No text of a template has the form of a credential',
  promise: 'G10',
  severity: 'high',
  severityReason: 'Everybody who can read the template, its repository or the stack has the credential',
  layer: 'template',
  why: 'Keys and tokens of AWS and of others can be told by their looks. Whoever searches public repositories for them finds one within minutes.',
  fix: `Properties:
  Value: '{{resolve:secretsmanager:service:SecretString:token}}'
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html#codebuild-1',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html#securing_access-keys',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  const others = new Set(judgedElsewhere(resource).map((path) => path.join('\n')));
  const isCustom = /^(?:Custom::|AWS::CloudFormation::CustomResource$)/.test(resource.type);
  let found = 0;
  for (const { path, value } of texts(resource.properties, ['Properties'])) {
    const text = asText(value) ?? '';
    const form = credentialIn(text);
    const name = String(path.at(-1));
    const isSecret = form === undefined && isCustom && secrecyOf(name) === 'certain' && isValue(value, 'certain');
    if ((form === undefined && !isSecret) || others.has(path.join('\n'))) continue;
    found += 1;
    yield { resource, path, holds: false, message: form === undefined ? `${name} is written in the template` : `This holds ${form}` };
  }
  if (found === 0) yield { resource, path: ['Properties'], holds: true, message: '' };
}

/** Places for which another rule of the same promise speaks. */
function judgedElsewhere(resource: Resource): readonly ResourcePath[] {
  const credentials = (CREDENTIAL_PROPERTIES[resource.type] ?? []).flatMap((path) => placesAt(resource, path.split('.')));
  const stored = resource.type === 'AWS::SSM::Parameter' ? [{ path: ['Properties', 'Value'] }] : [];
  return [...credentials, ...variablesOf(resource), ...scriptsOf(resource), ...stored].map(({ path }) => path);
}

function* texts(value: Value, path: ResourcePath): Generator<{ readonly path: ResourcePath; readonly value: Value }> {
  if (path.length > 20) return;
  // Nothing shorter has the form of a credential, or is a password that anybody minds.
  if ((typeof value === 'string' && value.length > 5) || value instanceof PartlyKnown) yield { path, value };
  else if (isList(value)) for (const [index, one] of value.entries()) yield* texts(one, [...path, index]);
  else if (isMap(value)) for (const [key, one] of Object.entries(value)) yield* texts(one, [...path, key]);
}
