import { type Resource, type Ternary, Unknown, asBoolean, equals, knownText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::DMS::Endpoint'];

/** Migrations sign in to where they read and write. */
export const dmsEndpointAuthentication: Rule = {
  id: 'dms-endpoint-authentication',
  title: 'Endpoints of migrations sign in to their database',
  promise: 'G7',
  severity: 'medium',
  severityReason: 'It means that the database lets everybody in who reaches it',
  layer: 'template',
  why: 'An endpoint without authentication works only with a database that asks nobody who he is.',
  fix: `Properties:
  NeptuneSettings:
    IamAuthEnabled: true
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-10',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/dms-controls.html#dms-11',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement | undefined {
  const engine = knownText(resource.property('EngineName'));
  if (engine === 'neptune') {
    const enabled = asBoolean(resource.property('NeptuneSettings', 'IamAuthEnabled'));
    const holds: Ternary = enabled instanceof Unknown ? new Unknown(enabled.why) : enabled === true;
    return {
      resource,
      path: ['Properties', 'NeptuneSettings', 'IamAuthEnabled'],
      holds,
      message: 'This endpoint signs in to Neptune without a role',
    };
  }
  if (engine !== 'mongodb') return undefined;
  const type = resource.property('MongoDbSettings', 'AuthType');
  // Without it a secret or a user name says that there is a password.
  const isNamed =
    ['Username', 'SecretsManagerSecretId'].some((name) => resource.property('MongoDbSettings', name) !== undefined) ||
    resource.property('Username') !== undefined;
  const holds = type === undefined ? isNamed : equals(type, 'password');
  const fix = 'Properties:\n  MongoDbSettings:\n    AuthType: password\n';
  return {
    resource,
    path: ['Properties', 'MongoDbSettings', 'AuthType'],
    holds,
    message: 'This endpoint signs in to MongoDB without a password',
    fix,
  };
}
