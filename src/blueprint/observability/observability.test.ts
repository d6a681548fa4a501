import { beforeAll, describe, expect, it } from 'vitest';

import { PIER } from '../testing/projects.ts';
import { onlyResource, resourcesOf, stackOf, synthesized } from '../testing/synthesized.ts';
import type { SynthesizedStack } from '../testing/synthesized.ts';

let observability: SynthesizedStack;
beforeAll(async () => {
  observability = stackOf(await synthesized(PIER), 'prod', 'observability');
}, 60_000);

describe('observability', () => {
  it('has an alarm for each thing that can fail, at the profile’s thresholds', () => {
    const alarms = resourcesOf(observability, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => [id, Properties?.['Threshold']]);
    expect(Object.fromEntries(alarms)).toEqual({
      ApiFaults: 1,
      ApiLatency: 1000,
      ApiLatencyAnomaly: undefined,
      BerthsApiErrors: 1,
      BerthsApiThrottles: 1,
      BerthsBillErrors: 1,
      BerthsBillThrottles: 1,
      BerthsBillDeadLetters: 1,
      BerthsBillEventAge: 300,
    });
  });

  it('tells the topic, which takes word from this stack’s alarms alone', () => {
    for (const [id, { Properties }] of resourcesOf(observability, 'AWS::CloudWatch::Alarm')) {
      expect(Properties, id).toMatchObject({
        AlarmActions: [{ Ref: 'Alarms' }],
        TreatMissingData: 'notBreaching',
        AlarmDescription: expect.stringMatching(/\. \w|\w\.$/),
      });
    }
    expect(JSON.stringify(onlyResource(observability, 'AWS::SNS::TopicPolicy'))).toContain(':alarm:pier-prod-observability-*');
  });

  it('foresees by the band in which the latency has been', () => {
    const anomaly = observability.content.Resources['ApiLatencyAnomaly']?.Properties;
    expect(JSON.stringify(anomaly)).toContain('ANOMALY_DETECTION_BAND(m0, 3)');
    expect(anomaly).toMatchObject({ ComparisonOperator: 'GreaterThanUpperThreshold' });
  });

  it('shows everything on one dashboard', () => {
    const body = JSON.stringify(onlyResource(observability, 'AWS::CloudWatch::Dashboard').DashboardBody);
    for (const title of ['Alarms', 'API: calls', 'API: cache', 'berths-api: calls', 'berths-bill: milliseconds', 'berths-bill: events']) {
      expect(body).toContain(title);
    }
  });
});
