import { noneOf } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

export const mqBrokerStandby = recoverable({
  id: 'mq-broker-standby',
  title: 'Brokers of Amazon MQ have a standby or a cluster in several zones',
  severity: 'low',
  severityReason: 'Messages are kept, but nobody gets them until the zone or the broker is back.',
  why: 'A single-instance broker is down whenever its zone is, and during maintenance.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-5',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/mq-controls.html#mq-6',
  ],
  fix: 'Properties:\n  DeploymentMode: ACTIVE_STANDBY_MULTI_AZ\n',
  settings: {
    'AWS::AmazonMQ::Broker': [
      {
        path: ['DeploymentMode'],
        holds: noneOf(['SINGLE_INSTANCE']),
        fault: 'the broker is a single instance',
        set: 'ACTIVE_STANDBY_MULTI_AZ',
      },
    ],
  },
});
