import { type Estate, type Reference, type Resource, type Ternary, type Value, or } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';
import { isSet } from '../../settings/index.ts';

const TYPE = 'AWS::Lambda::Function';
/** Names of the same function: who calls one of them calls it. */
const NAMES: ReadonlySet<string> = new Set(['AWS::Lambda::Alias', 'AWS::Lambda::Version']);

/** Services that hand an event over and go on; what fails then fails alone. */
const ASYNCHRONOUS: ReadonlySet<string> = new Set([
  'AWS::Events::Rule',
  'AWS::Scheduler::Schedule',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::S3::Bucket',
  'AWS::Logs::SubscriptionFilter',
  'AWS::SES::ReceiptRule',
  'AWS::IoT::TopicRule',
  'AWS::CodeCommit::Repository',
]);
const ASYNCHRONOUS_PRINCIPALS = /^(?:events|s3|sns|logs|ses|iot|codecommit|scheduler)\.amazonaws\.com$/;

/** Those that wait for the answer, or keep what failed themselves. What only describes a function is neither. */
const NO_CALLERS: ReadonlySet<string> = new Set([
  'AWS::Lambda::Permission',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::RolePolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::SSM::Parameter',
  'AWS::CodeDeploy::DeploymentGroup',
  'AWS::ApplicationAutoScaling::ScalableTarget',
]);

export const lambdaFailuresKept: Rule = {
  id: 'lambda-failures-kept',
  title: 'Events that a function fails at are kept',
  promise: 'G16',
  severity: 'low',
  severityReason: 'Nothing gets in, but an event that failed three times is gone, and nobody knows which.',
  layer: 'runtime',
  why: 'Lambda drops an asynchronous event after two more tries; with a queue for failures it can be looked at and sent again.',
  fix: `Properties:
  DeadLetterConfig:
    TargetArn: !GetAtt FailedEvents.Arn`,
  sources: [
    'https://docs.aws.amazon.com/config/latest/developerguide/lambda-dlq-check.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], (resource, estate) => {
    const references = allReferences(resource, estate);
    return {
      resource,
      path: ['Properties', 'DeadLetterConfig', 'TargetArn'],
      holds: or([isSet(resource.property('DeadLetterConfig', 'TargetArn')), hasDestination(references), isOnlyWaitedFor(references)]),
      message: 'Events that fail are lost: the function has neither a DeadLetterConfig nor a destination for failures.',
    };
  }),
};

function allReferences(fn: Resource, estate: Estate): readonly Reference[] {
  const direct = estate.referencesTo(fn);
  return [...direct, ...direct.filter(({ from }) => NAMES.has(from.type)).flatMap(({ from }) => estate.referencesTo(from))];
}

function hasDestination(references: readonly Reference[]): Ternary {
  return or(
    references
      .filter(({ from }) => from.type === 'AWS::Lambda::EventInvokeConfig')
      .map(({ from }) => isSet(from.property('DestinationConfig', 'OnFailure'))),
  );
}

/** Whether it is known who calls the function, and all of them wait for it. */
function isOnlyWaitedFor(references: readonly Reference[]): boolean {
  const permitted = references.filter(({ from }) => from.type === 'AWS::Lambda::Permission').map(({ from }) => from.property('Principal'));
  if (permitted.some((principal) => isAsynchronous(principal)) || references.some(({ from, path }) => calls(from, path))) return false;
  return (
    permitted.length > 0 ||
    references.some(({ from, path }) => path[0] === 'Properties' && !NAMES.has(from.type) && !NO_CALLERS.has(from.type))
  );
}

function isAsynchronous(principal: Value | undefined): boolean {
  return typeof principal === 'string' && ASYNCHRONOUS_PRINCIPALS.test(principal);
}

function calls(from: Resource, path: Reference['path']): boolean {
  return ASYNCHRONOUS.has(from.type) && path[0] === 'Properties';
}
