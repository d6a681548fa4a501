import { on } from '../../settings/index.ts';
import { recoverable } from './recoverable.ts';

export const networkFirewallProtection = recoverable({
  id: 'network-firewall-protection',
  title: 'Network firewalls are protected from deletion and from changes of their subnets',
  severity: 'medium',
  severityReason: 'When it goes, traffic goes past it or nowhere.',
  why: 'Without protection one call removes the firewall, or the subnet whose traffic it inspects.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-9',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-10',
  ],
  fix: 'Properties:\n  DeleteProtection: true\n  SubnetChangeProtection: true\n',
  settings: {
    'AWS::NetworkFirewall::Firewall': [
      { path: ['DeleteProtection'], holds: on(), fault: 'the firewall can be deleted by one call', set: 'true' },
      { path: ['SubnetChangeProtection'], holds: on(), fault: "the firewall's subnets can be changed by one call", set: 'true' },
    ],
  },
});
