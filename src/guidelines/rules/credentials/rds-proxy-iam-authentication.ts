import { type Resource, at, equals } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { placesAt } from './places.ts';

const TYPES = ['AWS::RDS::DBProxy'];

/** Applications sign in to a proxy with their role. */
export const rdsProxyIamAuthentication: Rule = {
  id: 'rds-proxy-iam-authentication',
  title: 'Database proxies let applications sign in with their role only',
  promise: 'G7',
  severity: 'low',
  severityReason: 'The password is in Secrets Manager already, as the proxy needs it',
  layer: 'template',
  why: 'A proxy can keep the password to itself: applications then have tokens of 15 minutes in place of it.',
  fix: `Properties:
  Auth:
    - AuthScheme: SECRETS
      IAMAuth: REQUIRED
      SecretArn: !Ref Secret
`,
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-setup.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  for (const { path, value } of placesAt(resource, ['Auth', '*'])) {
    const how = at(value, 'IAMAuth');
    const message = 'Applications sign in to this proxy with a password';
    yield { resource, path: [...path, 'IAMAuth'], holds: how === undefined ? false : equals(how, 'REQUIRED'), message };
  }
}
