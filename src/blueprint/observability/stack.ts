import { Stack } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';

import { functionName, functionsOf } from '../../project/index.ts';
import type { Environment } from '../../project/index.ts';
import type { AccountApp } from '../account-app.ts';
import { monitorApi } from '../api/monitoring.ts';
import type { Api } from '../api/stack.ts';
import type { Baseline } from '../baseline/stack.ts';
import { monitorFunction } from '../compute/monitoring.ts';
import { monitorQueue } from '../events/monitoring.ts';
import type { Events } from '../events/stack.ts';
import { pascalCase } from '../logical-id.ts';
import { Alarms } from './alarms.ts';

/** One dashboard, and the alarms of every capability with the topic that they tell. */
export function observabilityStack(
  account: AccountApp,
  environment: Environment,
  { baseline, events, api }: { baseline: Baseline; events: Events; api: Api },
): void {
  const { project, profile } = account;
  const stack = account.stack('observability', `How ${project.name} does, and who is told when it does badly`);
  stack.need(api.stack); // It watches what is there.
  const topic = new Topic(stack, 'Alarms', {
    displayName: `Alarms of ${environment.accountName}`,
    masterKey: Key.fromKeyArn(stack, 'Key', stack.input('KeyArn', baseline.keyArn)),
    enforceSSL: true,
  });
  const { account: id, partition, region } = Stack.of(topic);
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'PublishAlarms',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': id },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${id}:alarm:${stack.stackName}-*` },
      },
    }),
  );

  const alarms = new Alarms(stack, topic);
  const rows = [
    monitorApi(alarms, { apiName: api.name, profile }),
    ...functionsOf(project.architecture).map(({ name }) =>
      monitorFunction(alarms, { functionName: functionName(project.name, environment.name, name), entry: name, profile }),
    ),
    ...events.queues.map(({ entry, queueName, deadLettersName }) =>
      monitorQueue(alarms, {
        entry,
        queueName: stack.input(pascalCase(`${entry}-queue-name`), queueName),
        deadLettersName: stack.input(pascalCase(`${entry}-dead-letters-name`), deadLettersName),
        profile,
      }),
    ),
  ];
  new Dashboard(stack, 'Dashboard', {
    dashboardName: environment.accountName,
    widgets: [[new AlarmStatusWidget({ title: 'Alarms', alarms: alarms.all, width: 24 })], ...rows],
  });
  stack.publish('AlarmTopicArn', topic.topicArn);
}
