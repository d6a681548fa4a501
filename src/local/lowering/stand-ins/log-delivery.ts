import { takenOut } from '../stand-in.ts';

export const logDelivery = takenOut('AWS::Logs::Delivery', 'services hand over no logs: delivered logs are not exercised');
