import { documentOf } from '../policy-document.ts';
import type { AccessRole } from './role.ts';
import { FOLLOW_REQUESTS, LEAVE_DATA_ALONE, SEE_APIS, SEE_CONFIGURATION, seeRelease } from './seeing.ts';

/** Everything, in the playground: the one account that need not follow infrastructure as code (A6). Guardrails bound it. */
export const ADMIN: AccessRole = {
  name: 'Admin',
  description: 'Everything that the guardrails leave, in the playground only',
  hours: 4,
  managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
};

/** Sees, follows requests, redrives dead letters and empties caches: what operating needs, and no change of infrastructure. */
export const OPERATOR: AccessRole = {
  name: 'Operator',
  description: 'Watches an environment, redrives dead letters, empties caches',
  hours: 1,
  managedPolicies: [],
  inlinePolicy: ({ name, region }) =>
    documentOf([
      SEE_CONFIGURATION,
      SEE_APIS,
      FOLLOW_REQUESTS,
      seeRelease(name),
      {
        Sid: 'RedriveDeadLetters',
        Effect: 'Allow',
        // A move task receives, sends and deletes as the one who starts it.
        Action: [
          'sqs:CancelMessageMoveTask',
          'sqs:DeleteMessage',
          'sqs:ListMessageMoveTasks',
          'sqs:ReceiveMessage',
          'sqs:SendMessage',
          'sqs:StartMessageMoveTask',
        ],
        // Queues are named by CloudFormation after their stack.
        Resource: `arn:aws:sqs:${region}:*:${name}-*`,
      },
      {
        Sid: 'DecryptDeadLetters',
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        // Keys have no name; only through SQS, for the queues above.
        Resource: '*',
        Condition: { StringEquals: { 'kms:ViaService': `sqs.${region}.amazonaws.com` } },
      },
      {
        Sid: 'EmptyCaches',
        Effect: 'Allow',
        Action: ['apigateway:DELETE', 'cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
        Resource: [`arn:aws:apigateway:${region}::/restapis/*/stages/*/cache/*`, 'arn:aws:cloudfront::*:distribution/*'],
      },
      LEAVE_DATA_ALONE,
    ]),
};

/** Sees and debugs where the product is developed. */
export const DEVELOPER: AccessRole = {
  name: 'Developer',
  description: 'Watches and debugs the product, invokes its functions',
  hours: 4,
  managedPolicies: [],
  inlinePolicy: ({ name, region }) =>
    documentOf([
      SEE_CONFIGURATION,
      SEE_APIS,
      FOLLOW_REQUESTS,
      seeRelease(name),
      {
        Sid: 'InvokeFunctions',
        Effect: 'Allow',
        Action: ['lambda:InvokeFunction'],
        Resource: `arn:aws:lambda:${region}:*:function:${name}-*`,
      },
      LEAVE_DATA_ALONE,
    ]),
};

/** Sees who has access to what and what it costs, in the management account. */
export const AUDITOR: AccessRole = {
  name: 'Auditor',
  description: 'Reads the organization, its access and its bills in the management account',
  hours: 1,
  managedPolicies: [
    'arn:aws:iam::aws:policy/AWSBillingReadOnlyAccess',
    'arn:aws:iam::aws:policy/AWSOrganizationsReadOnlyAccess',
    'arn:aws:iam::aws:policy/AWSSSOReadOnly',
  ],
};

export const ACCESS_ROLES: readonly AccessRole[] = [ADMIN, OPERATOR, DEVELOPER, AUDITOR];
