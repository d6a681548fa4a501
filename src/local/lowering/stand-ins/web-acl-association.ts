import { takenOut } from '../stand-in.ts';

export const webAclAssociation = takenOut(
  'AWS::WAFv2::WebACLAssociation',
  'the firewall is made but stands before nothing: which requests it stops is not exercised',
);
