import { type Estate, type Resource, Unknown, type Value, elements, equals } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::SecretsManager::Secret'];
const NAMED: ReadonlySet<string> = new Set(['AWS::SecretsManager::Secret', 'AWS::SecretsManager::SecretTargetAttachment']);

/** Secrets get a new value by themselves. */
export const secretRotated: Rule = {
  id: 'secret-rotated',
  title: 'Every secret is rotated automatically',
  promise: 'G7',
  severity: 'medium',
  severityReason: 'A secret that leaked stays good until somebody notices',
  layer: 'template',
  why: 'A password that nobody changes is known by ever more people, logs and backups. A schedule changes it without anybody seeing it.',
  fix: `Type: AWS::SecretsManager::RotationSchedule
Properties:
  SecretId: !Ref Secret
  HostedRotationLambda:
    RotationType: PostgreSQLSingleUser
  RotationRules:
    AutomaticallyAfterDays: 30
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(secret: Resource, estate: Estate): Judgement {
  const schedules = estate
    .resources('AWS::SecretsManager::RotationSchedule')
    .filter(({ stack }) => stack.settings.place.world === secret.stack.settings.place.world);
  const rotates = schedules.some((schedule) =>
    elements(schedule.property('SecretId')).some((id) => isCalled(secret, id) || secretsNamed(estate, schedule, id).includes(secret)),
  );
  // A schedule of a secret that can't be told may be this one's.
  const open = rotates
    ? undefined
    : schedules.map((schedule) => schedule.property('SecretId')).find((id) => id instanceof Unknown && id.origin?.kind !== 'attribute');
  const holds = rotates ? true : open instanceof Unknown ? new Unknown(open.why) : false;
  return { resource: secret, path: ['Type'], holds, message: 'Nothing rotates this secret: no schedule in the template names it' };
}

/** What is attached to a database is still the secret: the attachment's reference is the secret's ARN. */
function secretsNamed(estate: Estate, from: Resource, id: Parameters<Estate['named']>[0]): readonly Resource[] {
  return estate.named(id, from, NAMED).flatMap((named) => {
    if (named.type === 'AWS::SecretsManager::Secret') return [named];
    return estate.named(named.property('SecretId'), named, NAMED).filter(({ type }) => type === 'AWS::SecretsManager::Secret');
  });
}

/** By its name rather than by reference. */
function isCalled(secret: Resource, id: Value): boolean {
  const name = secret.property('Name');
  return name !== undefined && equals(name, id) === true;
}
