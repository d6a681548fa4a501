import type { Json } from '../draft.ts';
import { type Harmless, allow, document, policies, role, trust } from '../mutation.ts';
import { OBJECTS } from './statements.ts';

/** What dev does with its own. */
export const ofDev: readonly Harmless[] = [
  {
    title: 'dev opens its bucket to everybody',
    change: (draft) => draft.allow('dev', 'data', 'OrdersReceiptsBucketPolicy', 'PolicyDocument', allow('*', 's3:*', OBJECTS)),
  },
  {
    title: 'dev has a role that everybody may assume',
    change: (draft) => draft.add('dev', 'baseline', { Open: role(trust('*'), 'open', policies('*')) }),
  },
  {
    title: 'dev’s roles may do everything, in prod as well',
    change: (draft) =>
      draft.add('dev', 'baseline', {
        Open: role(trust({ Service: 'ec2.amazonaws.com' }), 'power', policies('sts:AssumeRole', `arn:aws:iam::${draft.id('prod')}:role/*`)),
      }),
  },
  {
    title: 'dev lets prod read its table',
    change: (draft) =>
      void (draft.resource('dev', 'data', 'OrdersOrdersTable').Properties.ResourcePolicy = {
        PolicyDocument: document(allow({ AWS: draft.root('prod') }, 'dynamodb:GetItem')),
      }),
  },
  {
    title: 'dev uses uat’s queue',
    change: (draft) =>
      draft.allow(
        'uat',
        'events',
        'OrdersConfirmQueuePolicy',
        'PolicyDocument',
        allow({ AWS: draft.root('dev') }, 'sqs:*', { 'Fn::GetAtt': ['OrdersConfirmQueue', 'Arn'] }),
      ),
  },
  {
    title: 'dev has no stacks',
    change: (draft) =>
      void (draft.account('dev').stacks = draft.account('dev').stacks.filter((stack: Json) => stack.name === 'harbor-dev-zone')),
  },
  { title: 'a template of dev isn’t there', change: (draft) => void (draft.stack('dev', 'data').template = 'dev/gone.json') },
  {
    title: 'dev trusts people with everything',
    change: (draft) =>
      void draft.description.access.push({
        group: 'harbor-guests',
        members: ['eve@elsewhere.example'],
        account: draft.id('dev'),
        permissionSet: { name: 'harbor-Admin', managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      }),
  },
  {
    title: 'playground gets an account more beside it',
    change: (draft) => draft.addAccount('play2', 'playground', '313131313131', { Open: role(trust('*'), 'open') }),
  },
];
