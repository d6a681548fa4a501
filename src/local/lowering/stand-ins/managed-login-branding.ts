import { takenOut } from '../stand-in.ts';

export const managedLoginBranding = takenOut(
  'AWS::Cognito::ManagedLoginBranding',
  'the sign-in pages have the look of the emulator: their branding is not exercised',
);
