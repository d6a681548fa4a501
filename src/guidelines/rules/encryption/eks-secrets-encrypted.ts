import { type Ternary, Unknown, type Value, decide, elements, includes, isMap, knownText, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isSet } from '../../settings/index.ts';

const TYPE = 'AWS::EKS::Cluster';

/** Kubernetes 1.28 and later: EKS encrypts everything that the API keeps with a key of its own. */
const ENCRYPTS_BY_ITSELF = 28;

export const eksSecretsEncrypted: Rule = {
  id: 'eks-secrets-encrypted',
  title: 'Secrets of EKS clusters are encrypted',
  promise: 'G2',
  severity: 'high',
  severityReason: 'Secrets of Kubernetes are passwords and keys, only encoded.',
  layer: 'template',
  why: 'EKS puts an envelope of encryption around what the Kubernetes API keeps from version 1.28 on; before that only around secrets, and only with a key that is named.',
  fix: 'Properties:\n  EncryptionConfig:\n    - Resources: [secrets]\n      Provider:\n        KeyArn: !GetAtt Key.Arn\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/eks-controls.html#eks-3',
    // By default from version 1.28 on.
    'https://docs.aws.amazon.com/eks/latest/userguide/envelope-encryption.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource): Judgement => {
    const version = resource.property('Version');
    const named = namesSecrets(resource.property('EncryptionConfig'));
    const byItself = decide(version, (known) => {
      const minor = /^1\.(\d+)/.exec(knownText(known) ?? '')?.[1];
      return minor === undefined || Number(minor) >= ENCRYPTS_BY_ITSELF || writtenAsNumber(known);
    });
    return {
      resource,
      path: ['Properties', 'EncryptionConfig'],
      holds: named === true ? true : byItself === false ? named : byItself,
      message: `Secrets aren't encrypted: EncryptionConfig isn't set, and version ${knownText(version) ?? ''} of Kubernetes doesn't do it by itself.`,
    };
  }),
};

/** Secrets are all that can be named; a configuration that names something else names nothing. */
function namesSecrets(configuration: Value | undefined): Ternary {
  if (isSet(configuration) !== true || configuration instanceof Unknown) return isSet(configuration);
  return or(
    elements(configuration).map((one) => (isMap(one) && one['Resources'] !== undefined ? includes(one['Resources'], 'secrets') : true)),
  );
}

/** A version that YAML took for a number has lost its last zero: 1.3 was 1.30. */
function writtenAsNumber(version: unknown): boolean {
  return typeof version === 'number' && /^1\.\d$/.test(String(version));
}
