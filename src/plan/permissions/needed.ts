import type { Operation } from '../../access/index.ts';

/** How sure it is that a handler calls an action: its schema lists all that it might call, whatever the properties are. */
export type Need = 'certain' | 'possible';

/** The verbs with which services name what an operation does. */
const VERBS: Readonly<Record<Operation, string>> = {
  create: 'Create|Put|Register|Run|Allocate|Request|Add|Set|Associate|Attach|Publish|Subscribe|Start',
  update: 'Update|Modify|Put|Set',
  delete: 'Delete|Remove|Deregister|Terminate|Release|Disassociate|Detach|Unsubscribe|ScheduleKey',
};

/** Services that the name of a type calls otherwise than IAM does; all others by their name in lower case. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  ApiGatewayV2: ['apigateway'],
  AutoScaling: ['autoscaling'],
  CertificateManager: ['acm'],
  Cognito: ['cognito-idp', 'cognito-identity'],
  EFS: ['elasticfilesystem'],
  ElasticLoadBalancingV2: ['elasticloadbalancing'],
  MSK: ['kafka'],
  OpenSearchService: ['es'],
  StepFunctions: ['states'],
};

/**
 * Certain is the action that makes, changes or removes the thing itself: it has the verb of the operation and the noun of the type. Of
 * everything else it depends on the properties, and no schema says how.
 */
export function needOf(type: string, operation: Operation, action: string): Need {
  const [, service = '', noun = ''] = type.split('::');
  const [prefix = '', name = ''] = action.split(':');
  const own = PREFIXES[service] ?? [service.toLowerCase()];
  if (!own.includes(prefix.toLowerCase())) return 'possible';
  // The service's API names what a type is called by, at times with a part left out: CreateHostedZone, PutMetricAlarm, CreateUserPoolClient.
  return new RegExp(`^(?:${VERBS[operation]})(?:Metric)?${noun}(?:s|V2)?$`, 'i').test(name) ? 'certain' : 'possible';
}
