import { type Ternary, type Value, decide, isList, isMap } from '../../../estate/index.ts';
import { type Setting, settingRule } from '../../settings/index.ts';

/** Something in a list, or one thing in its place. */
function some(value: Value | undefined): Ternary {
  return decide(value, (known) => (isList(known) ? known.length > 0 : isMap(known)));
}

const rules = (path: string, what: string, set: string): readonly Setting[] => [
  { path: [path], holds: some, fault: `the ${what} has no rules and lets everything through`, set },
];

const MANAGED = `- Name: common
  Priority: 0
  OverrideAction:
    None: {}
  Statement:
    ManagedRuleGroupStatement:
      VendorName: AWS
      Name: AWSManagedRulesCommonRuleSet
  VisibilityConfig:
    SampledRequestsEnabled: true
    CloudWatchMetricsEnabled: true
    MetricName: common`;

export const wafHasRules = settingRule({
  id: 'waf-has-rules',
  title: 'Firewalls for web applications have rules',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates WAF.10 medium: what looks like a firewall is none.',
  layer: 'template',
  why: 'A list without rules passes every request, while everybody believes that there is a firewall.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-10',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-4',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-8',
  ],
  settings: {
    'AWS::WAFv2::WebACL': rules('Rules', 'web ACL', MANAGED),
    'AWS::WAFv2::RuleGroup': rules('Rules', 'group', MANAGED),
    'AWS::WAF::WebACL': rules('Rules', 'web ACL', '[]'),
    'AWS::WAFRegional::WebACL': rules('Rules', 'web ACL', '[]'),
    'AWS::WAF::Rule': rules('Predicates', 'rule', '[]'),
    'AWS::WAFRegional::Rule': rules('Predicates', 'rule', '[]'),
  },
});
