import { takenOut } from '../stand-in.ts';

export const queryDefinition = takenOut('AWS::Logs::QueryDefinition', 'saved queries are a convenience of the console: not exercised');
