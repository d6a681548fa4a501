import { type Harmless, allow, document, policies, role, trust } from '../mutation.ts';
import { OBJECTS, receipts } from './statements.ts';

const ADDED = '313131313131';

/** What the organization, its trusted accounts and its people become. */
export const organization: readonly Harmless[] = [
  {
    title: 'an SCP denies more',
    change: (draft) =>
      draft.policy('harbor-workloads').content.Statement.push({ Effect: 'Deny', Action: ['ec2:RunInstances', 'ram:*'], Resource: '*' }),
  },
  {
    title: 'a new SCP is attached to the root',
    change: (draft) =>
      draft.organization.policies.push({
        id: 'p-new',
        name: 'new',
        type: 'SERVICE_CONTROL_POLICY',
        targets: ['r-0000'],
        content: document({ Effect: 'Deny', Action: 'bedrock:*', Resource: '*' }),
      }),
  },
  {
    title: 'a new RCP is attached to prod',
    change: (draft) =>
      draft.organization.policies.push({
        name: 'new',
        type: 'RESOURCE_CONTROL_POLICY',
        targets: [draft.id('prod')],
        content: document({
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: '*',
          Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
        }),
      }),
  },
  {
    title: 'a tag policy is attached',
    change: (draft) => draft.organization.policies.push({ name: 'tags', type: 'TAG_POLICY', targets: ['r-0000'], content: { tags: {} } }),
  },
  {
    title: 'a security account is added',
    change: (draft) =>
      draft.addAccount('security', 'security', ADDED, { Audit: role(trust({ Service: 'lambda.amazonaws.com' }), 'audit') }),
  },
  {
    title: 'prod trusts a role of a security account',
    change: (draft) => {
      draft.addAccount('security', 'security', ADDED, {
        Audit: role(trust({ Service: 'lambda.amazonaws.com' }), 'audit', policies('sts:AssumeRole')),
      });
      draft.add('prod', 'baseline', { Audited: role(trust({ AWS: `arn:aws:iam::${ADDED}:role/audit` }), 'audited') });
    },
  },
  {
    title: 'prod sends its logs to a log archive',
    change: (draft) => {
      draft.addAccount('archive', 'log-archive', ADDED, {});
      draft.add('prod', 'compute', {
        ToArchive: {
          Type: 'AWS::Logs::SubscriptionFilter',
          Properties: {
            LogGroupName: { Ref: 'OrdersApiLog' },
            FilterPattern: '',
            DestinationArn: `arn:aws:logs:eu-central-1:${ADDED}:destination:archive`,
          },
        },
      });
    },
  },
  {
    title: 'a security account administers a service',
    change: (draft) => {
      draft.addAccount('security', 'security', ADDED, {});
      draft.organization.delegatedAdministrators = [{ account: ADDED, service: 'guardduty.amazonaws.com' }];
    },
  },
  {
    title: 'people of prod read its configuration, too',
    change: (draft) =>
      void draft.description.access.push({
        group: 'harbor-developers',
        members: ['dev@harbor.example'],
        account: draft.id('prod'),
        permissionSet: {
          name: 'harbor-Lists',
          inlinePolicy: document({ Effect: 'Allow', Action: ['cloudwatch:Describe*', 'lambda:List*'], Resource: '*' }),
        },
      }),
  },
  {
    title: 'people who are nowhere else get prod',
    change: (draft) =>
      void draft.description.access.push({
        group: 'harbor-oncall',
        members: ['oncall@harbor.example'],
        account: draft.id('prod'),
        permissionSet: { name: 'harbor-Admin', managedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      }),
  },
  { title: 'root sessions are off', change: (draft) => draft.addFact({ kind: 'root-sessions', enabled: false }) },
  {
    title: 'SCPs hold a role whose trust is wider',
    change: (draft) => {
      draft.allow('prod', 'baseline', 'ReleaseRole', 'AssumeRolePolicyDocument', trust({ AWS: draft.root('dev') }));
      draft.policy('harbor-workloads').content.Statement.push({ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' });
    },
  },
  {
    title: 'the perimeter holds a bucket whose policy is for an account that nobody knows',
    change: (draft) => receipts(draft, allow({ AWS: 'arn:aws:iam::123123123123:root' }, 's3:GetObject', OBJECTS)),
  },
];
