import { type Resource, Unknown, asBoolean, asNumber } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::SecretsManager::Secret'];
/** Secrets Manager makes 32; below 16 characters a generated password is weaker than it needs to be for any database that AWS runs. */
const SHORTEST = 16;

/** Generated passwords are long. */
export const secretGeneratedStrong: Rule = {
  id: 'secret-generated-strong',
  title: 'Generated secrets are long and of several kinds of characters',
  promise: 'G7',
  severity: 'medium',
  severityReason: 'It takes a chance to try many passwords',
  layer: 'template',
  why: 'Nobody has to remember a generated password, so there is no reason for a short one that can be tried out.',
  fix: `Properties:
  GenerateSecretString:
    PasswordLength: 32
`,
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

const KINDS = ['ExcludeLowercase', 'ExcludeUppercase', 'ExcludeNumbers'];

function judge(resource: Resource): Judgement | undefined {
  const generated = resource.property('GenerateSecretString');
  if (generated === undefined) return undefined;
  const path = ['Properties', 'GenerateSecretString'];
  if (generated instanceof Unknown) return { resource, path, holds: new Unknown(generated.why), message: '' };
  const length = asNumber(resource.property('GenerateSecretString', 'PasswordLength'));
  if (typeof length === 'number' && length < SHORTEST) {
    return { resource, path: [...path, 'PasswordLength'], holds: false, message: `The generated secret has ${length} characters only` };
  }
  const left = KINDS.filter((name) => asBoolean(resource.property('GenerateSecretString', name)) !== true);
  if (left.length < 2) return { resource, path, holds: false, message: 'The generated secret is of one kind of characters only' };
  return { resource, path, holds: length instanceof Unknown ? new Unknown(length.why) : true, message: '' };
}
