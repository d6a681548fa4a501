import { takenOut } from '../stand-in.ts';

export const budget = takenOut('AWS::Budgets::Budget', 'nothing costs anything here: budgets are not exercised');
