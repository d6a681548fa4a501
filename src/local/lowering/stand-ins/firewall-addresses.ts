import { takenOut } from '../stand-in.ts';

export const firewallAddresses = takenOut('AWS::WAFv2::IPSet', 'the firewall judges nothing: its lists of addresses are not exercised', {
  arn: 'arn:${AWS::Partition}:wafv2:${AWS::Region}:${AWS::AccountId}:regional/ipset/{id}/00000000-0000-0000-0000-000000000000',
});
