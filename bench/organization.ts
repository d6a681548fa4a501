/**
 * `npm run bench:organization`: an organization of 50 accounts in 10 units with 5 policies on a local cloud of its own: seconds and calls
 * of the run that makes it and of the one after it, which finds nothing to do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

import { startLocalCloud, stopLocalCloud } from '../src/local/index.ts';
import { applyOrganization, desiredOrganization, type DesiredOrganization } from '../src/organization/index.ts';
import { localAccess } from '../src/organization/testing/local-access.ts';
import { projectOf } from '../src/organization/testing/projects.ts';
import { silent } from '../src/report/index.ts';

const ACCOUNTS = 50;
const UNITS = 10;
const POLICIES = 5;

/** A project file has its units by tier, so the engine is given a wider tree as data. */
function wide(): DesiredOrganization {
  const keys = Array.from({ length: ACCOUNTS }, (_, index) => `env-${index}`);
  const desired = desiredOrganization(
    projectOf({ name: 'bench', environments: Object.fromEntries(keys.map((key) => [key, 'development'])) }),
  );
  const units = ['bench', ...Array.from({ length: UNITS - 1 }, (_, index) => `bench/unit-${index}`)];
  const [pattern] = desired.policies;
  if (pattern === undefined) throw new Error('there is no policy to copy');
  const policies = Array.from({ length: POLICIES }, (_, index) => ({ ...pattern, name: `bench-policy-${index}` }));
  return {
    ...desired,
    units: units.map((path) => ({ path })),
    accounts: desired.accounts.map((account, index) => ({ ...account, unit: units[index % UNITS] ?? 'bench' })),
    policies,
    attachments: policies.map(({ name }, index) => ({ policy: name, unit: units[index] ?? 'bench' })),
  };
}

const root = mkdtempSync(join(tmpdir(), 'landfall-bench-'));
const environment = { ...process.env, LANDFALL_LOCAL_DIR: root };
try {
  const cloud = await startLocalCloud({ region: 'eu-central-1', environment });
  const desired = wide();
  let sent = 0;
  const access = localAccess(cloud, () => (sent += 1));
  const run = async (): Promise<{ readonly seconds: number; readonly calls: number; readonly changes: number }> => {
    const [begun, before] = [performance.now(), sent];
    const { changes } = await applyOrganization({ desired, access, report: silent });
    return { seconds: (performance.now() - begun) / 1000, calls: sent - before, changes: changes.length };
  };
  const first = await run();
  const second = await run();
  console.log(`${ACCOUNTS} accounts in ${UNITS} units with ${POLICIES} policies and ${desired.assignments.length} assignments`);
  for (const [name, { seconds, calls, changes }] of Object.entries({ first, second })) {
    console.log(`${name} run: ${seconds.toFixed(2)} s, ${calls} calls, ${changes} changes`);
  }
  console.log(
    `second/first: ${(second.seconds / first.seconds).toFixed(2)} x the time, ${(second.calls / first.calls).toFixed(2)} x the calls`,
  );
  if (second.changes > 0) process.exitCode = 1;
} finally {
  await stopLocalCloud({ discard: true, environment });
  rmSync(root, { recursive: true, force: true });
}
