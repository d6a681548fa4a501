import { Fn } from 'aws-cdk-lib';
import { CfnHostedZone } from 'aws-cdk-lib/aws-route53';

import type { Input } from '../../assembly/index.ts';
import type { AccountApp } from '../account-app.ts';
import { waive } from '../argued-waiver.ts';

export interface Zone {
  readonly zoneId: Input;
  /** Joined by commas. */
  readonly nameServers: Input;
}

/** The capability whose stack holds a zone: an environment's own, or the registered domain's in the management account. */
export type ZoneCapability = 'apex' | 'zone';

/** A public zone for `domain`, whose name servers its parent must be told. */
export function zoneStack(account: AccountApp, capability: ZoneCapability, domain: string): Zone {
  const stack = account.stack(capability, `The zone of ${domain}`);
  const zone = new CfnHostedZone(stack, 'Zone', { name: domain, hostedZoneConfig: { comment: `Made by the stack ${stack.stackName}` } });
  waive(zone, {
    rule: 'service-logged',
    reason:
      'Strangers may ask a public zone as often as they like, and each question would be stored and paid for. The log would name their resolvers, not ' +
      'them; who then comes is in the logs of the site, the API and the firewalls, and who changes the zone is in CloudTrail.',
  });
  return {
    zoneId: stack.publish('ZoneId', zone.attrId),
    nameServers: stack.publish('NameServers', Fn.join(',', zone.attrNameServers)),
  };
}

/** The output of a zone's stack that holds its name servers, for stacks of other accounts. */
export function nameServersOf(stack: string): Input {
  return { from: 'output', stack, output: 'NameServers' };
}
