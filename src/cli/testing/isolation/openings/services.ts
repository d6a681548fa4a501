import type { Draft, Json } from '../draft.ts';
import { type Opening, allow } from '../mutation.ts';

const queue = (draft: Draft, principal: string, condition?: Json) =>
  draft.allow(
    'prod',
    'events',
    'OrdersConfirmQueuePolicy',
    'PolicyDocument',
    allow({ Service: principal }, 'sqs:SendMessage', { 'Fn::GetAtt': ['OrdersConfirmQueue', 'Arn'] }, condition),
  );
const topic = (draft: Draft, principal: string, condition?: Json) =>
  draft.allow(
    'prod',
    'observability',
    'AlarmsPolicy',
    'PolicyDocument',
    allow({ Service: principal }, 'sns:Publish', { Ref: 'Alarms' }, condition),
  );

const CONDITIONS: readonly (readonly [title: string, condition: (draft: Draft) => Json])[] = [
  ['no condition', () => undefined],
  ['dev’s account', (draft) => ({ StringEquals: { 'aws:SourceAccount': draft.id('dev') } })],
  ['any account’s ARN', () => ({ ArnLike: { 'aws:SourceArn': 'arn:aws:*:*:*:*' } })],
  ['the organization', () => ({ StringEquals: { 'aws:SourceOrgID': 'o-0000000000' } })],
  ['its account, if it says one', (draft) => ({ StringEqualsIfExists: { 'aws:SourceAccount': draft.id('prod') } })],
  ['all but one account', (draft) => ({ StringNotEquals: { 'aws:SourceAccount': draft.id('uat') } })],
];

export const serviceOpenings: readonly Opening[] = [
  ...CONDITIONS.map(([title, condition]): Opening => ({
    title: `a topic takes what alarms of others say: ${title}`,
    change: (draft) => topic(draft, 'cloudwatch.amazonaws.com', condition(draft)),
    kind: 'invoke',
    because: 'AlarmsPolicy',
  })),
  ...CONDITIONS.filter(([title]) => !title.startsWith('its account')).map(([title, condition]): Opening => ({
    title: `a queue takes what rules of others send: ${title}`,
    change: (draft) => queue(draft, 'events.amazonaws.com', condition(draft)),
    from: 'dev',
    kind: 'invoke',
    because: 'OrdersConfirmQueuePolicy',
  })),
  {
    title: 'a queue is for a topic’s name in any account',
    change: (draft) => {
      const [, statement] = draft.resource('prod', 'events', 'OrdersConfirmQueuePolicy').Properties.PolicyDocument.Statement;
      statement.Condition = { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:eu-central-1:*:harbor-*' } };
    },
    from: 'dev',
    kind: 'invoke',
    because: 'OrdersConfirmQueuePolicy',
  },
  {
    title: 'the site’s files are for any distribution',
    change: (draft) => {
      const { Statement } = draft.resource('prod', 'web', 'WebFilesPolicy').Properties.PolicyDocument;
      delete Statement.at(-1).Condition;
    },
    from: 'dev',
    kind: 'read',
    because: 'WebFilesPolicy',
  },
  {
    title: 'the log’s bucket takes logs of any bucket',
    change: (draft) => {
      const { Statement } = draft.resource('prod', 'baseline', 'AccessLogsPolicy').Properties.PolicyDocument;
      delete Statement[1].Condition;
    },
    from: 'dev',
    kind: 'write',
    because: 'AccessLogsPolicy',
  },
  {
    title: 'the key decrypts for any topic',
    change: (draft) => {
      const { Statement } = draft.resource('prod', 'baseline', 'Key').Properties.KeyPolicy;
      delete Statement[2].Condition;
    },
    from: 'dev',
    kind: 'decrypt',
    because: 'Key',
  },
  {
    title: 'a function may be invoked by any API',
    change: (draft) => {
      const { Properties } = draft.resource('prod', 'api', 'ApiOrdersPermission');
      delete Properties.SourceArn;
      delete Properties.SourceAccount;
    },
    kind: 'invoke',
    because: 'ApiOrdersPermission',
  },
  {
    title: 'a function may be invoked by any bucket of that name',
    change: (draft) =>
      draft.add('prod', 'compute', {
        Open: {
          Type: 'AWS::Lambda::Permission',
          Properties: {
            Action: 'lambda:InvokeFunction',
            FunctionName: { Ref: 'OrdersApi' },
            Principal: 's3.amazonaws.com',
            SourceArn: 'arn:aws:s3:::somebodys-bucket',
          },
        },
      }),
    kind: 'invoke',
    because: 'Open',
  },
];
