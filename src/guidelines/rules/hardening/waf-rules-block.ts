import { type Resource, at, elements, isList } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPE = 'AWS::WAFv2::WebACL';

export const wafRulesBlock: Rule = {
  id: 'waf-rules-block',
  title: "AWS's groups of rules block what they find",
  promise: 'G19',
  severity: 'medium',
  severityReason: 'The firewall counts attacks and lets each of them through.',
  layer: 'template',
  why: 'Counting is for trying rules out. Left at that, the attack is in the metrics and in the application.',
  fix: 'OverrideAction:\n  None: {}\n',
  sources: ['https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-rule-group-override-options.html'],
  types: [TYPE],
  check: eachResource([TYPE], judge),
};

function* judge(resource: Resource): Iterable<Judgement> {
  const rules = resource.property('Rules');
  for (const [index, rule] of elements(rules).entries()) {
    const path = ['Properties', 'Rules', ...(isList(rules) ? [index] : [])];
    const group = at(rule, 'Statement', 'ManagedRuleGroupStatement');
    if (group === undefined) continue;
    yield {
      resource,
      path: [...path, 'OverrideAction'],
      holds: at(rule, 'OverrideAction', 'Count') === undefined,
      message: 'The group of rules only counts what it finds',
    };
  }
}
