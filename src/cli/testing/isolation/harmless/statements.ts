import type { Draft, Json } from '../draft.ts';
import { type Harmless, allow } from '../mutation.ts';

/** Adds statements to the policy of a bucket of prod. */
export const receipts = (draft: Draft, ...statements: readonly Json[]) =>
  draft.allow('prod', 'data', 'OrdersReceiptsBucketPolicy', 'PolicyDocument', ...statements);
export const OBJECTS = { 'Fn::Sub': '${OrdersReceiptsBucket.Arn}/*' };

/** Statements that let in nobody but prod, or those whom it trusts anyway. */
const STATEMENTS: readonly (readonly [title: string, statement: (draft: Draft) => Json])[] = [
  ['prod itself', (draft) => allow({ AWS: draft.root('prod') }, 's3:GetObject', OBJECTS)],
  ['a role of prod', (draft) => allow({ AWS: draft.role('prod', 'harbor-release') }, 's3:GetObject', OBJECTS)],
  ['management', (draft) => allow({ AWS: draft.root('management') }, 's3:GetObject', OBJECTS)],
  ['everybody of prod', (draft) => allow('*', 's3:GetObject', OBJECTS, { StringEquals: { 'aws:PrincipalAccount': draft.id('prod') } })],
  [
    'a unit that only prod is in',
    () =>
      allow('*', 's3:GetObject', OBJECTS, {
        'ForAnyValue:StringLike': {
          'aws:PrincipalOrgPaths': 'o-0000000000/r-0000/ou-0000-harbor/ou-0000-harbor-workloads/ou-0000-harbor-workloads-production/*',
        },
      }),
  ],
  [
    'a role of prod by its ARN',
    (draft) => allow('*', 's3:GetObject', OBJECTS, { ArnEquals: { 'aws:PrincipalArn': draft.role('prod', 'harbor-release') } }),
  ],
  [
    'a service for prod',
    (draft) =>
      allow({ Service: 'cloudtrail.amazonaws.com' }, 's3:PutObject', OBJECTS, { StringEquals: { 'aws:SourceAccount': draft.id('prod') } }),
  ],
  [
    'dev, under two conditions that exclude each other',
    (draft) => allow({ AWS: draft.root('dev') }, 's3:GetObject', OBJECTS, { StringEquals: { 'aws:PrincipalAccount': draft.id('prod') } }),
  ],
  [
    'access points of prod',
    (draft) => allow({ AWS: draft.root('prod') }, 's3:*', OBJECTS, { StringEquals: { 's3:DataAccessPointAccount': draft.id('prod') } }),
  ],
  ['nobody (a Deny of dev)', (draft) => ({ Effect: 'Deny', Principal: { AWS: draft.root('dev') }, Action: 's3:*', Resource: OBJECTS })],
  [
    'nobody (a Deny of everybody else)',
    (draft) => ({
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: OBJECTS,
      Condition: { StringNotEquals: { 'aws:PrincipalAccount': draft.id('prod') }, Bool: { 'aws:PrincipalIsAWSService': 'false' } },
    }),
  ],
];

/** A statement more in a policy of prod. */
export const statements: readonly Harmless[] = STATEMENTS.map(([title, statement]): Harmless => ({
  title: `the policy of a bucket has a statement more, for ${title}`,
  change: (draft) => receipts(draft, statement(draft)),
}));
