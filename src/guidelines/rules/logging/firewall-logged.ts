import { type Estate, type Resource, type Ternary, Unknown, doubt } from '../../../estate/index.ts';
import { type Rule, eachResource } from '../../rule.ts';

/** Firewalls, what logs them, and the property by which it names them. */
const FIREWALLS: Readonly<Record<string, { readonly by: string; readonly names: string; readonly fix: string }>> = {
  'AWS::WAFv2::WebACL': {
    by: 'AWS::WAFv2::LoggingConfiguration',
    names: 'ResourceArn',
    fix: `FirewallLogging:
  Type: AWS::WAFv2::LoggingConfiguration
  Properties:
    ResourceArn: !GetAtt Firewall.Arn
    LogDestinationConfigs: [!GetAtt FirewallLog.Arn] # its name begins with aws-waf-logs-`,
  },
  'AWS::NetworkFirewall::Firewall': {
    by: 'AWS::NetworkFirewall::LoggingConfiguration',
    names: 'FirewallArn',
    fix: `FirewallLogging:
  Type: AWS::NetworkFirewall::LoggingConfiguration
  Properties:
    FirewallArn: !Ref Firewall
    LoggingConfiguration:
      LogDestinationConfigs:
        - { LogType: FLOW, LogDestinationType: CloudWatchLogs, LogDestination: { logGroup: !Ref FirewallLog } }`,
  },
};

export const firewallLogged: Rule = {
  id: 'firewall-logged',
  title: 'Firewalls write down what they let through and refuse',
  promise: 'G6',
  severity: 'medium',
  severityReason: 'The firewall works without it, but nobody sees attacks, nor what it refuses wrongly.',
  layer: 'detection',
  why: 'Without logs a firewall can neither be tuned nor say what an attacker tried before he got through.',
  fix: `FirewallLogging:
  Type: AWS::WAFv2::LoggingConfiguration
  Properties:
    ResourceArn: !GetAtt Firewall.Arn
    LogDestinationConfigs: [!GetAtt FirewallLog.Arn]`,
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html#waf-11',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-2',
  ],
  types: Object.keys(FIREWALLS),
  check: eachResource(Object.keys(FIREWALLS), (resource, estate) => ({
    resource,
    path: ['Properties'],
    holds: logged(resource, estate),
    message: `Nobody writes down what the firewall does: no ${FIREWALLS[resource.type]?.by} names it.`,
    fix: FIREWALLS[resource.type]?.fix ?? '',
  })),
};

function logged(firewall: Resource, estate: Estate): Ternary {
  const { by = '', names = '' } = FIREWALLS[firewall.type] ?? {};
  const types: ReadonlySet<string> = new Set([firewall.type]);
  let open: Unknown | undefined;
  for (const logging of estate.resources(by)) {
    const arn = logging.property(names);
    const named = estate.named(arn, logging, types);
    if (named.includes(firewall) || estate.referencesFrom(logging).some(({ to, path }) => to === firewall && path[1] === names))
      return true;
    if (
      arn instanceof Unknown &&
      arn.origin?.kind === 'parameter' &&
      logging.account === firewall.account &&
      logging.stack !== firewall.stack
    )
      open ??= doubt(arn);
  }
  return open ?? false;
}
