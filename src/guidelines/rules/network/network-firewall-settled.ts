import { equals, isList, type Value } from '../../../estate/index.ts';
import { on, settingRule } from '../../settings/index.ts';

function filled(value: Value | undefined): boolean {
  return value !== undefined && !(isList(value) && value.length === 0);
}

export const networkFirewallSettled = settingRule({
  id: 'network-firewall-settled',
  title: 'A network firewall stays before its subnets, and its groups have rules',
  promise: 'G4',
  severity: 'medium',
  severityReason:
    'Security Hub rates NetworkFirewall.6 and NetworkFirewall.10 medium: it takes a mistake or somebody with rights in the account.',
  layer: 'template',
  why: 'Taken off a subnet by one change, or with a group that has no rules, the firewall is still there and filters nothing.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-6',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-10',
  ],
  settings: {
    'AWS::NetworkFirewall::Firewall': [
      { path: ['SubnetChangeProtection'], holds: on(), fault: 'one change takes the firewall off its subnets', set: 'true' },
    ],
    'AWS::NetworkFirewall::RuleGroup': [
      {
        path: ['RuleGroup', 'RulesSource', 'StatelessRulesAndCustomActions', 'StatelessRules'],
        holds: filled,
        fault: 'the group has no rules',
        set: '[]',
        concerns: ({ resource }) => equals(resource.property('Type'), 'STATELESS'),
      },
    ],
  },
});
