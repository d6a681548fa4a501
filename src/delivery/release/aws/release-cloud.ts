import { setTimeout as wait } from 'node:timers/promises';

import type { AccountAccess } from '../../../cloud/index.ts';
import type { Clock, ReleaseCloud } from '../ports.ts';
import { cloudFrontEdge } from './edge.ts';
import { lambdaFunctions } from './functions.ts';
import { s3Objects } from './objects.ts';
import { ssmRecords } from './records.ts';

/** The account of an environment as the release role sees it. `region` is the project's. */
export function releaseCloud(access: AccountAccess, region: string): ReleaseCloud {
  return {
    functions: lambdaFunctions(access, region),
    objects: s3Objects(access, region),
    records: ssmRecords(access, region),
    edge: cloudFrontEdge(access),
    clock,
  };
}

const clock: Clock = {
  wait: async (milliseconds) => {
    await wait(milliseconds);
  },
  every: (milliseconds, call) => {
    const timer = setInterval(call, milliseconds);
    timer.unref();
    return () => clearInterval(timer);
  },
  now: () => new Date().toISOString(),
};
