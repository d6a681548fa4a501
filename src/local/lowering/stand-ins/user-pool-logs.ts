import { takenOut } from '../stand-in.ts';

export const userPoolLogs = takenOut('AWS::Cognito::LogDeliveryConfiguration', 'the user pool hands over no logs: not exercised');
