import { takenOut } from '../stand-in.ts';

export const anomalyDetector = takenOut(
  'AWS::CloudWatch::AnomalyDetector',
  'no band of normal values is learned: alarms on anomalies are not exercised',
);
