import { type Resource, type Value, Unknown, elements, isList, not, or } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { oneOf } from '../../settings/index.ts';

const TYPE = 'AWS::NetworkFirewall::FirewallPolicy';
const DEFAULTS: readonly (readonly [name: string, packets: string])[] = [
  ['StatelessDefaultActions', 'whole packets'],
  ['StatelessFragmentDefaultActions', 'fragments'],
];

export const networkFirewallDrops: Rule = {
  id: 'network-firewall-drops',
  title: 'A network firewall drops or inspects what no rule names',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'Security Hub rates NetworkFirewall.3 to 5 medium: the groups and ACLs are still there.',
  layer: 'template',
  why: 'A firewall that passes by default, or that hands everything to rules that are not there, filters nothing.',
  fix: 'Properties:\n  FirewallPolicy:\n    StatelessDefaultActions:\n      - aws:forward_to_sfe\n    StatelessFragmentDefaultActions:\n      - aws:forward_to_sfe\n    StatefulRuleGroupReferences:\n      - ResourceArn: !Ref Rules\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-3',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-4',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-5',
  ],
  types: [TYPE],
  check: eachResource([TYPE], judge),
};

function* judge(resource: Resource): Iterable<Judgement> {
  for (const [name, packets] of DEFAULTS) {
    const actions = resource.property('FirewallPolicy', name);
    yield {
      resource,
      path: ['Properties', 'FirewallPolicy', name],
      holds: not(or(elements(actions).map((action) => oneOf(['aws:pass'])(action)))),
      message: `The firewall passes ${packets} that no stateless rule names`,
    };
  }
  if (oneOf(['aws:forward_to_sfe'])(elements(resource.property('FirewallPolicy', 'StatelessDefaultActions'))[0]) !== true) return;
  const groups = ['StatefulRuleGroupReferences', 'StatelessRuleGroupReferences', 'StatefulDefaultActions'].map((name) =>
    resource.property('FirewallPolicy', name),
  );
  yield {
    resource,
    path: ['Properties', 'FirewallPolicy', 'StatefulRuleGroupReferences'],
    holds: or(groups.map(hasSome)),
    message: 'The firewall has no group of rules: what is forwarded to inspection is passed',
  };
}

function hasSome(list: Value | undefined) {
  return list instanceof Unknown ? list : list !== undefined && !(isList(list) && list.length === 0);
}
