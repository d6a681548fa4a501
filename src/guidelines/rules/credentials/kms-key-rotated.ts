import { type Resource, type Ternary, Unknown, asBoolean, equals, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::KMS::Key'];

/** Symmetric keys of AWS's own making get new material each year. */
export const kmsKeyRotated: Rule = {
  id: 'kms-key-rotated',
  title: 'Every symmetric KMS key rotates its material',
  promise: 'G7',
  severity: 'medium',
  severityReason: 'Nothing is open by it; what leaks is worth more the longer one key is used',
  layer: 'template',
  why: 'One key material for years means that whoever ever got hold of it decrypts everything. KMS rotates by itself when told so, and nothing has to be encrypted anew.',
  fix: `Properties:
  EnableKeyRotation: true
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-4',
    'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  const spec = resource.property('KeySpec');
  const usage = resource.property('KeyUsage');
  // KMS can't rotate asymmetric and HMAC keys, nor material that was brought in or lies in another key store.
  const other = or([
    spec !== undefined && not(equals(spec, 'SYMMETRIC_DEFAULT')),
    usage !== undefined && not(equals(usage, 'ENCRYPT_DECRYPT')),
    resource.property('Origin') !== undefined && not(equals(resource.property('Origin'), 'AWS_KMS')),
  ]);
  if (other === true) return undefined;
  const enabled = asBoolean(resource.property('EnableKeyRotation'));
  const rotates: Ternary = enabled instanceof Unknown ? new Unknown(enabled.why) : enabled === true;
  return {
    resource,
    path: ['Properties', 'EnableKeyRotation'],
    holds: or([other, rotates]),
    message: 'This key keeps the same material for ever',
  };
}
