import { takenOut } from '../stand-in.ts';

export const compositeAlarm = takenOut(
  'AWS::CloudWatch::CompositeAlarm',
  'alarms cannot be combined: only the alarms that it is made of are exercised',
  { arn: 'arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:{id}' },
);
