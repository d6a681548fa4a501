import { atLeast } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

const LEAST_HOURS = 168;

export const kinesisStreamRetention = recoverable({
  id: 'kinesis-stream-retention',
  title: 'Kinesis streams keep records for a week or longer',
  severity: 'low',
  severityReason: 'Records are lost only when whoever reads them fails for longer than they are kept.',
  why: 'A stream keeps records for a day where nothing is said: a reader that fails over a weekend finds them gone.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/kinesis-controls.html#kinesis-3',
    'https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html',
  ],
  settings: {
    'AWS::Kinesis::Stream': [
      {
        path: ['RetentionPeriodHours'],
        holds: atLeast(LEAST_HOURS, 24),
        fault: `records are kept for less than ${LEAST_HOURS} hours`,
        set: String(LEAST_HOURS),
      },
    ],
  },
});
