import { type Resource, Unknown, asBoolean, type Ternary, and, not } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { fixAt } from '../../settings/index.ts';
import { isClosedBy, isOpen } from './openness.ts';
import type { Statement } from './policy-statements.ts';
import { excludesPrincipals, isEveryone, principalsOf } from './principals.ts';
import { RESOURCE_POLICY_TYPES, resourceStatements } from './resource-policies.ts';

/** Nothing is open to everybody by its own policy. */
export const resourcePolicyNotPublic: Rule = {
  id: 'resource-policy-not-public',
  title: 'No resource is open to everybody by its policy',
  promise: 'G8',
  severity: 'critical',
  severityReason: 'Anybody with an AWS account, or without one, can use it',
  layer: 'template',
  why: 'A star as principal means every AWS account of the world, and for most services everybody who has the address. Data leaks, messages are forged, keys are used by strangers.',
  fix: `Properties:
  PolicyDocument:
    Version: '2012-10-17'
    Statement:
      - Effect: Allow
        Principal:
          AWS: !GetAtt Reader.Arn
        Action: s3:GetObject
        Resource: !Sub \${Bucket.Arn}/*
`,
  sources: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-resources.html',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-3',
  ],
  types: RESOURCE_POLICY_TYPES,
  check: eachResource(RESOURCE_POLICY_TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  const statements = resourceStatements(resource);
  const guarded = isGuardedOtherwise(resource);
  for (const statement of statements) {
    const open = isClosedBy(
      statements,
      statement.actions.map(({ value }) => value),
    )
      ? false
      : isOpen(statement);
    const holds = open === false ? true : not(and([open, not(guarded)]));
    if (holds !== false) yield { resource, path: statement.path, holds, message: '' };
    else
      yield {
        resource,
        path: placeOf(statement),
        holds,
        message: says(statement),
        fix: fixAt([...statement.path, 'Principal', 'AWS'], '!GetAtt Reader.Arn'),
      };
  }
}

function placeOf(statement: Statement): Judgement['path'] {
  if (excludesPrincipals(statement)) return [...statement.path, 'NotPrincipal'];
  const named = principalsOf(statement);
  const everyone = named instanceof Unknown ? undefined : named.find((principal) => isEveryone(principal));
  return everyone?.path ?? statement.path;
}

function says(statement: Statement): string {
  const { type } = statement.resource;
  const service = type.split('::')[1] ?? type;
  return excludesPrincipals(statement)
    ? `Allow with NotPrincipal opens this policy of ${service} to everybody else in the world`
    : `This policy of ${service} allows its actions to everybody, and no condition says who that may be`;
}

/**
 * Search domains are reached by whoever is in the VPC's groups, or signed in to the domain itself: AWS's guide recommends an open access
 * policy with either ("Fine-grained access control in Amazon OpenSearch Service").
 */
function isGuardedOtherwise(resource: Resource): Ternary {
  if (!resource.type.endsWith('::Domain') || !/^AWS::(?:OpenSearchService|Elasticsearch)::/.test(resource.type)) return false;
  const network = resource.property('VPCOptions');
  if (network instanceof Unknown) return new Unknown(network.why);
  if (network !== undefined) return true;
  const fine = asBoolean(resource.property('AdvancedSecurityOptions', 'Enabled'));
  return fine instanceof Unknown ? new Unknown(fine.why) : fine === true;
}
