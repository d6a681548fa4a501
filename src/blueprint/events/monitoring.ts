import { GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';

import type { Profile } from '../../project/index.ts';
import { FIVE_MINUTES } from '../observability/alarms.ts';
import type { Alarms } from '../observability/alarms.ts';

export interface QueueMonitoringProps {
  readonly entry: string;
  readonly queueName: string;
  readonly deadLettersName: string;
  readonly profile: Profile;
}

/** An event that nobody could take, and one that waits too long; with a row of the dashboard. */
export function monitorQueue(alarms: Alarms, { entry, queueName, deadLettersName, profile }: QueueMonitoringProps): IWidget[] {
  const metric = (metricName: string, name: string) =>
    new Metric({ namespace: 'AWS/SQS', metricName, statistic: 'Maximum', period: FIVE_MINUTES, dimensionsMap: { QueueName: name } });
  const dead = metric('ApproximateNumberOfMessagesVisible', deadLettersName);
  const age = metric('ApproximateAgeOfOldestMessage', queueName);
  alarms.add(`${entry}-dead-letters`, {
    metric: dead,
    threshold: 1,
    description: `${entry} could not take an event in ${profile.deliveries} deliveries. Mend it, then send the dead letters back.`,
  });
  alarms.add(`${entry}-event-age`, {
    metric: age,
    threshold: profile.alarmEventAge,
    description: `An event has waited ${profile.alarmEventAge} seconds or more for ${entry}. It fails, or can't keep up.`,
  });
  return [
    new GraphWidget({
      title: `${entry}: events`,
      left: [metric('ApproximateNumberOfMessagesVisible', queueName), dead],
      right: [age],
    }),
  ];
}
