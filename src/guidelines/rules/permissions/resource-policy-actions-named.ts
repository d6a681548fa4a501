import { type Resource, type Ternary, Unknown, asText } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isEveryAction, isWholeService } from './actions.ts';
import { isNarrowed } from './conditions.ts';
import { isOpen } from './openness.ts';
import type { Entry, Statement } from './policy-statements.ts';
import { principalsOf, wholeAccount } from './principals.ts';
import { RESOURCE_POLICY_TYPES, resourceStatements } from './resource-policies.ts';

/**
 * A key's policy is different: `kms:*` for the account is its default ("Default key policy"). A search domain's `es:*` and a Lattice
 * service's `*` are how AWS's guides let somebody call it.
 */
const TYPES = RESOURCE_POLICY_TYPES.filter(
  (type) => !/^AWS::(?:KMS|OpenSearchService|Elasticsearch|VpcLattice|PaymentCryptography|Logs)::/.test(type),
);

/** What a resource's policy gives to others has names. */
export const resourcePolicyActionsNamed: Rule = {
  id: 'resource-policy-actions-named',
  title: 'The policy of a resource names the actions that it allows',
  promise: 'G8',
  severity: 'high',
  severityReason: 'Deleting the resource and opening its policy further is among what is allowed',
  layer: 'template',
  why: 'Who has every action on a resource by its policy can also change that policy, delete what it holds, and give it to others.',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal:
          AWS: !GetAtt Sender.Arn
        Action: sqs:SendMessage
        Resource: !GetAtt Queue.Arn
`,
  sources: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  for (const statement of resourceStatements(resource)) {
    if (statement.allows === false) continue;
    const broad = broadest(statement);
    const holds = broad === undefined ? true : excused(statement);
    const message = holds === false && broad !== undefined ? says(statement, broad) : '';
    yield { resource, path: holds === false && broad !== undefined ? broad.path : statement.path, holds, message };
  }
}

function broadest({ actions, notActions, path }: Statement): Entry | undefined {
  const [inverted] = notActions;
  if (inverted !== undefined) return { ...inverted, path: [...path, 'NotAction'] };
  return actions.find(({ value }) => isEveryAction(value) || isWholeService(value));
}

/** The account itself needs no policy to do everything; who is everybody is reported for that; access points have policies of their own. */
function excused(statement: Statement): Ternary {
  if (statement.allows !== true) return statement.allows;
  const open = isOpen(statement);
  if (open !== false) return true;
  const named = principalsOf(statement);
  if (named instanceof Unknown) return new Unknown(named.why);
  if (named.length > 0 && named.every((principal) => wholeAccount(principal) === 'own')) return true;
  const delegated = isNarrowed(statement.value, ({ key }) => key.startsWith('s3:dataaccesspoint'));
  return delegated instanceof Unknown ? new Unknown(delegated.why) : delegated;
}

function says({ notActions }: Statement, { value }: Entry): string {
  return notActions.length > 0
    ? `This allows every action but ${asText(value)} to whom it names`
    : `The action ${asText(value)} allows everything, changing this policy included, to whom it names`;
}
