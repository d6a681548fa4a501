import { beforeAll, describe, expect, it } from 'vitest';

import { LandfallError } from '../../report/index.ts';
import { ORCHARD, PIER } from '../testing/projects.ts';
import { resourcesOf, stackOf, synthesized } from '../testing/synthesized.ts';
import type { SynthesizedStack } from '../testing/synthesized.ts';

let events: SynthesizedStack;
beforeAll(async () => {
  events = stackOf(await synthesized(ORCHARD), 'live', 'events');
}, 60_000);

describe('events', () => {
  it('have a topic each, and each consumer a queue of its own with its own dead letters', () => {
    expect(resourcesOf(events, 'AWS::SNS::Topic').map(([id]) => id)).toEqual(['PickedTopic', 'RowFinishedTopic']);
    expect(resourcesOf(events, 'AWS::SNS::Subscription').map(([id, { Properties }]) => [id, Properties])).toEqual(
      ['HarvestWeighQueue', 'MailTellQueue'].map((queue) => [
        `${queue}Subscription`,
        {
          Protocol: 'sqs',
          RawMessageDelivery: true,
          TopicArn: { Ref: 'PickedTopic' },
          Endpoint: { 'Fn::GetAtt': [queue, 'Arn'] },
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [`${queue}DeadLetters`, 'Arn'] } },
        },
      ]),
    );
  });

  it('are set apart after the deliveries of the profile, and hidden for six times as long as the function may take', () => {
    expect(events.content.Resources['MailTellQueue']?.Properties).toMatchObject({
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['MailTellQueueDeadLetters', 'Arn'] }, maxReceiveCount: 5 },
      VisibilityTimeout: 60,
    });
    expect(events.content.Resources['MailTellQueueDeadLetters']?.Properties).toMatchObject({ MessageRetentionPeriod: 14 * 24 * 3600 });
  });

  it('that nobody publishes are an error in words', async () => {
    const [service] = PIER.architecture.services;
    if (service === undefined) throw new Error('the fixture has a service');
    const architecture = { ...PIER.architecture, services: [{ ...service, publishes: [] }] };
    const refusal = await synthesized({ ...PIER, architecture }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(LandfallError);
    expect((refusal as LandfallError).message).toBe('berths-bill consumes berth-taken, which no service publishes');
  });

  it('need no stack where there are none', async () => {
    const [service] = PIER.architecture.services;
    if (service === undefined) throw new Error('the fixture has a service');
    const architecture = { ...PIER.architecture, services: [{ ...service, publishes: [], consumers: [], tables: [], buckets: [] }] };
    const capabilities = (await synthesized({ ...PIER, architecture }))
      .filter((stack) => stack.account === 'dev')
      .map((stack) => stack.capability);
    expect(capabilities).toEqual(['baseline', 'zone', 'web', 'edge', 'identity', 'sign-in', 'compute', 'api', 'observability']);
  }, 60_000);
});
