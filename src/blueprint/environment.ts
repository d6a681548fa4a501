import type { Environment } from '../project/index.ts';
import type { AccountApp } from './account-app.ts';
import { apiStack } from './api/stack.ts';
import { environmentBaseline } from './baseline/stack.ts';
import { computeStack } from './compute/stack.ts';
import { dataStack } from './data/stack.ts';
import { edgeStack } from './edge/stack.ts';
import { eventsStack } from './events/stack.ts';
import { identityStack } from './identity/stack.ts';
import { observabilityStack } from './observability/stack.ts';
import { signInStack } from './sign-in/stack.ts';
import { webStack } from './web/stack.ts';
import { zoneStack } from './zone/stack.ts';

/** The stacks of an environment's account, each made after those whose outputs it takes. */
export function environmentStacks(account: AccountApp, environment: Environment): void {
  const baseline = environmentBaseline(account);
  if (!environment.runsProduct) return;

  const zone = zoneStack(account, 'zone', environment.domain);
  const web = webStack(account, baseline);
  const edge = edgeStack(account, environment, baseline, zone, web);
  const identity = identityStack(account, environment);
  signInStack(account, environment, zone, edge, identity);
  const data = dataStack(account, baseline);
  const events = eventsStack(account, baseline);
  const compute = computeStack(account, environment, { baseline, identity, data, events });
  const api = apiStack(account, environment, { baseline, zone, identity, compute });
  observabilityStack(account, environment, { baseline, events, api });
}
