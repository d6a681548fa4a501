import { Fn, Stack } from 'aws-cdk-lib';
import { CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

import type { Profile } from '../../project/index.ts';
import { logGroup } from '../logs/log-group.ts';

export interface FirewallProps {
  /** Of its metrics: letters, digits and hyphens. */
  readonly name: string;
  readonly scope: 'CLOUDFRONT' | 'REGIONAL';
  readonly profile: Profile;
  readonly keyArn: string;
}

/** AWS's managed rules that cost nothing extra, by what they are against. */
const MANAGED_RULES = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesCommonRuleSet',
  'AWSManagedRulesKnownBadInputsRuleSet',
] as const;

/** A firewall for what is public: AWS's rule sets, and a limit on the requests of one address in five minutes. Logged without secrets. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, scope: reach, profile, keyArn }: FirewallProps) {
    super(scope, id);
    const visibility = (metricName: string) => ({ cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName });
    const acl = new CfnWebACL(this, 'Default', {
      scope: reach,
      description: `Guards ${name}`,
      defaultAction: { allow: {} },
      visibilityConfig: visibility(name),
      rules: [
        {
          name: 'RequestsOfOneAddress',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: { rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit: profile.firewallRate } },
          visibilityConfig: visibility(`${name}-rate`),
        },
        ...MANAGED_RULES.map((rule, index) => ({
          name: rule,
          priority: index + 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: {
              vendorName: 'AWS',
              name: rule,
              // Counted only: it refuses every body above 8 KB, which an API may well take. The function checks its bodies itself.
              ...(rule === 'AWSManagedRulesCommonRuleSet'
                ? { ruleActionOverrides: [{ name: 'SizeRestrictions_BODY', actionToUse: { count: {} } }] }
                : {}),
            },
          },
          visibilityConfig: visibility(`${name}-${rule}`),
        })),
      ],
    });
    this.arn = acl.attrArn;

    const { partition, region, account } = Stack.of(this);
    // WAF demands the prefix. The last part of the stack's id is its own at each creation, so a kept group is never in the way.
    const group = logGroup(this, 'Log', {
      keyArn,
      profile,
      name: `aws-waf-logs-${name}-${Fn.select(2, Fn.split('/', Stack.of(this).stackId))}`,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [`arn:${partition}:logs:${region}:${account}:log-group:${group.ref}`],
      redactedFields: [{ singleHeader: { Name: 'authorization' } }, { singleHeader: { Name: 'cookie' } }],
    });
  }
}
