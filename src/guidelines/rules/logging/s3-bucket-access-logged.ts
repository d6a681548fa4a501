import { type Estate, type Resource, type Ternary, at, documentOf, elements, equals, includes, isMap, or } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isNothing, isSet, isText } from '../../settings/index.ts';

const TYPE = 'AWS::S3::Bucket';
const BUCKETS: ReadonlySet<string> = new Set([TYPE]);

export const s3BucketAccessLogged: Rule = {
  id: 's3-bucket-access-logged',
  title: 'Access to buckets is logged',
  promise: 'G6',
  severity: 'low',
  severityReason: 'It changes nothing about who gets in; it decides whether anybody can tell afterwards.',
  layer: 'detection',
  why: 'Without access logs nobody can say afterwards who read which object; CloudTrail writes that down only where data events are switched on.',
  fix: `Properties:
  LoggingConfiguration:
    DestinationBucketName: !Ref LogBucket
    LogFilePrefix: uploads/`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9',
    // A bucket that logs into itself logs the delivery of its own logs: the target is left out.
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  ],
  types: [TYPE],
  check: (estate) => {
    const targets = logTargets(estate);
    return eachResource([TYPE], (resource) => ({
      resource,
      path: ['Properties', 'LoggingConfiguration'],
      holds: or([
        logged(resource),
        targets.has(resource),
        isText(resource.property('AccessControl'), /^LogDeliveryWrite$/i),
        takesLogs(resource, estate),
      ]),
      message: 'Nobody writes down who reads and writes objects: the bucket has no LoggingConfiguration.',
    }))(estate);
  },
};

/** A configuration without a bucket logs into the same one; an empty one does nothing. */
function logged(bucket: Resource): Ternary {
  const configuration = bucket.property('LoggingConfiguration');
  if (!isMap(configuration)) return isSet(configuration);
  const [destination, prefix] = [configuration['DestinationBucketName'], configuration['LogFilePrefix']];
  return isNothing(destination) ? isSet(prefix) : isSet(destination);
}

/** The buckets that others of the same world log to. */
function logTargets(estate: Estate): ReadonlySet<Resource> {
  const targets = new Set<Resource>();
  for (const bucket of estate.resources(TYPE)) {
    const destination = bucket.property('LoggingConfiguration', 'DestinationBucketName');
    for (const target of estate.named(destination, bucket, BUCKETS)) if (target !== bucket) targets.add(target);
  }
  return targets;
}

/** A policy lets S3 deliver access logs there: others, perhaps of other templates, log to it. */
function takesLogs(bucket: Resource, estate: Estate): boolean {
  return estate
    .resourcePoliciesOf(bucket)
    .flatMap(({ document }) => elements(at(documentOf(document), 'Statement')))
    .some(
      (statement) =>
        includes(at(statement, 'Principal', 'Service'), 'logging.s3.amazonaws.com') === true &&
        equals(at(statement, 'Effect'), 'Allow') === true,
    );
}
