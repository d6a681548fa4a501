import { type Resource, Unknown, asText, isSecret, knownText, segmentsOf } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isValue, secrecyOf } from './secret-names.ts';
import { credentialIn } from './secret-texts.ts';
import { parametersIn, writtenAt } from './written.ts';

const TYPES = ['AWS::SSM::Parameter'];

/** Parameter Store keeps no secret as plain text: CloudFormation can't make encrypted parameters. */
export const ssmParameterWithoutSecret: Rule = {
  id: 'ssm-parameter-without-secret',
  title: 'No parameter of type String holds a secret',
  promise: 'G10',
  severity: 'high',
  severityReason: 'Whoever may read parameters reads the secret, and so does whoever has the template',
  layer: 'template',
  why: 'Parameters of type String aren’t encrypted, and CloudFormation can’t make the type that is. Secrets Manager encrypts and rotates.',
  fix: `Type: AWS::SecretsManager::Secret
Properties:
  GenerateSecretString:
    PasswordLength: 32
`,
  sources: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  const value = resource.property('Value');
  if (value === undefined) return undefined;
  const path = ['Properties', 'Value'];
  const name = (asText(resource.property('Name')) ?? resource.logicalId).replace(/^.*\//s, '');
  const secrecy = secrecyOf(name);
  const masked = parametersIn(writtenAt(resource, path), resource).some((parameter) => parameter.masked) || isSecret(value);
  const isKey = (segmentsOf(value) ?? []).some(
    (segment) => segment instanceof Unknown && segment.origin?.kind === 'attribute' && segment.origin.attribute === 'SecretAccessKey',
  );
  const form = credentialIn(knownText(value) ?? '');
  const shown = secrecy !== undefined && isValue(value, secrecy);
  const what = form ?? (isKey ? 'the secret key of a user' : masked ? 'a secret that is masked elsewhere' : name);
  return {
    resource,
    path,
    holds: form === undefined && !isKey && !masked && !shown,
    message: `A parameter of type ${knownText(resource.property('Type')) ?? 'String'} isn’t encrypted, and this one holds ${what}`,
  };
}
