import { takenOut } from '../stand-in.ts';

export const logDeliveryDestination = takenOut(
  'AWS::Logs::DeliveryDestination',
  'services hand over no logs: delivered logs are not exercised',
  { arn: 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:delivery-destination:{id}' },
);
