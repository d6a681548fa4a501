import { takenOut } from '../stand-in.ts';

export const userPoolRisk = takenOut(
  'AWS::Cognito::UserPoolRiskConfigurationAttachment',
  'sign-ins are not judged by risk: threat protection is not exercised',
);
