import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import type { Cloud } from '../../../cloud/index.ts';

const run = promisify(execFile);

/** Delivery doesn't know the local cloud: it is another program, reached by its endpoint as AWS is. */
const LOCAL = new URL('../../../local/index.ts', import.meta.url).href;

export interface TestCloud {
  readonly cloud: Cloud;
  stop(): Promise<void>;
}

/** A local cloud of the test's own, empty. */
export async function startTestCloud(region: string): Promise<TestCloud> {
  const directory = await mkdtemp(join(tmpdir(), 'landfall-release-cloud-'));
  const env = { ...process.env, LANDFALL_LOCAL_DIR: directory };
  const call = async (code: string) => {
    const program = `const local = await import(${JSON.stringify(LOCAL)}); process.stdout.write(JSON.stringify(await ${code}));`;
    const { stdout } = await run(process.execPath, ['--conditions=landfall-source', '--input-type=module', '--eval', program], { env });
    return JSON.parse(stdout) as unknown;
  };
  const started = (await call(`local.startLocalCloud(${JSON.stringify({ region })})`)) as { endpoint: string; managementAccount: string };
  const { createCloud } = await import('../../../cloud/connect.ts');
  const id = started.managementAccount;
  const credentials = () => Promise.resolve({ accessKeyId: id, secretAccessKey: 'test' });
  return {
    cloud: createCloud({ endpoint: started.endpoint, region, management: { id, credentials } }),
    stop: async () => {
      await call('local.stopLocalCloud({ discard: true })');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
