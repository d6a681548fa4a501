import { takenOut } from '../stand-in.ts';

export const logDeliverySource = takenOut('AWS::Logs::DeliverySource', 'services hand over no logs: delivered logs are not exercised');
