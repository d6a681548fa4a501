import { type Resource, knownText, or, equals, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::S3::Bucket'];
const PUBLIC = ['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'];

/** No bucket's access control list is for everybody. */
export const s3AclNamesNobodyElse: Rule = {
  id: 's3-acl-names-nobody-else',
  title: 'No bucket grants access to everybody by its list',
  promise: 'G8',
  severity: 'critical',
  severityReason: 'Anybody can read, or even write, what is in the bucket',
  layer: 'template',
  why: 'PublicRead and PublicReadWrite are for everybody on the internet, AuthenticatedRead for everybody with an AWS account: not for your users.',
  fix: `Properties:
  PublicAccessBlockConfiguration:
    BlockPublicAcls: true
    BlockPublicPolicy: true
    IgnorePublicAcls: true
    RestrictPublicBuckets: true
`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  const list = resource.property('AccessControl');
  const holds = list === undefined ? true : not(or(PUBLIC.map((name) => equals(list, name))));
  const who = knownText(list) === 'AuthenticatedRead' ? 'everybody who has an AWS account' : 'everybody on the internet';
  return {
    resource,
    path: ['Properties', 'AccessControl'],
    holds,
    message: `The list ${knownText(list) ?? ''} opens the bucket to ${who}`,
  };
}
