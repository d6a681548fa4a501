import type { StandIn } from '../stand-in.ts';
import { anomalyDetector } from './anomaly-detector.ts';
import { budget } from './budget.ts';
import { compositeAlarm } from './composite-alarm.ts';
import { firewallAddresses } from './firewall-addresses.ts';
import { firewallLogging } from './firewall-logging.ts';
import { logDeliveryDestination } from './log-delivery-destination.ts';
import { logDeliverySource } from './log-delivery-source.ts';
import { logDelivery } from './log-delivery.ts';
import { managedLoginBranding } from './managed-login-branding.ts';
import { metricMathAlarm } from './metric-math-alarm.ts';
import { originAccessPolicy } from './origin-access-policy.ts';
import { queryDefinition } from './query-definition.ts';
import { recordSetGroup } from './record-set-group.ts';
import { trustedPrincipal } from './trusted-principal.ts';
import { userPoolLogs } from './user-pool-logs.ts';
import { userPoolRisk } from './user-pool-risk.ts';
import { webAclAssociation } from './web-acl-association.ts';

const ALL: readonly StandIn[] = [
  anomalyDetector,
  budget,
  compositeAlarm,
  firewallAddresses,
  firewallLogging,
  logDelivery,
  logDeliveryDestination,
  logDeliverySource,
  managedLoginBranding,
  metricMathAlarm,
  originAccessPolicy,
  queryDefinition,
  recordSetGroup,
  trustedPrincipal,
  userPoolLogs,
  userPoolRisk,
  webAclAssociation,
];

/** By the type that each stands in for. */
export const STAND_INS: ReadonlyMap<string, StandIn> = new Map(ALL.map((standIn) => [standIn.type, standIn]));
