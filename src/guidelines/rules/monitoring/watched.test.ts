import { describe, expect, it } from 'vitest';

import { type TestStack, estateOf, estateOfStacks } from '../../../estate/testing/templates.ts';
import { exhaustionAlarmed } from './exhaustion-alarmed.ts';
import { failureAlarmed } from './failure-alarmed.ts';

const queues: TestStack = {
  name: 'events',
  template: {
    Resources: {
      Jobs: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Rest', 'Arn'] } } } },
      Rest: { Type: 'AWS::SQS::Queue' },
    },
    Outputs: { RestName: { Value: { 'Fn::GetAtt': ['Rest', 'QueueName'] } } },
  },
};

function alarms(details: Partial<TestStack> = {}): TestStack {
  return {
    name: 'alarms',
    inputs: { Queue: { stack: 'events', output: 'RestName' } },
    template: {
      Parameters: { Queue: { Type: 'String' } },
      Resources: {
        Alarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            Namespace: 'AWS/SQS',
            MetricName: 'ApproximateNumberOfMessagesVisible',
            Dimensions: [{ Name: 'QueueName', Value: { Ref: 'Queue' } }],
          },
        },
      },
    },
    ...details,
  };
}

function findings(rule: typeof failureAlarmed, ...stacks: readonly TestStack[]): readonly string[] {
  return [...rule.check(estateOfStacks(stacks))].filter(({ holds }) => holds === false).map(({ resource }) => resource.logicalId);
}

describe('alarms of a project', () => {
  it('are missed where there are none at all', () => {
    expect(findings(failureAlarmed, queues)).toEqual(['Rest']);
    expect(findings(exhaustionAlarmed, queues)).toEqual(['Jobs']);
  });

  it('count from another stack of the account', () => {
    expect(findings(failureAlarmed, queues, alarms())).toEqual([]);
    expect(findings(exhaustionAlarmed, queues, alarms())).toEqual(['Jobs']);
  });

  it('do not count from another account', () => {
    const elsewhere = alarms({ account: '333333333333', inputs: {}, parameters: { Queue: 'rest' } });
    expect(findings(failureAlarmed, queues, elsewhere)).toEqual(['Rest']);
  });

  it('leave open what a name that nobody knows may be', () => {
    const named: TestStack = {
      name: 'events',
      template: { Resources: { RestDLQ: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'rest' } } } },
    };
    const open = alarms({ inputs: {} });
    const judged = [...failureAlarmed.check(estateOfStacks([named, open]))];
    expect(judged.map(({ holds }) => typeof holds)).toEqual(['object']);
  });
});

it('leaves a template alone in peace, whose alarms may be anywhere', () => {
  expect([...failureAlarmed.check(estateOf(queues.template))]).toEqual([]);
});
