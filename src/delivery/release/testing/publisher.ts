import { readFile } from 'node:fs/promises';

import { releaseRoleName } from '../../../project/index.ts';
import { silent } from '../../../report/index.ts';
import { type PublishOptions, type Release, publishRelease } from '../index.ts';

/** What a test hands to another process that publishes and may be killed. */
export interface PublisherInput extends Omit<PublishOptions, 'access' | 'report'> {
  readonly endpoint: string;
  readonly account: string;
  readonly release: Release;
}

const { endpoint, account, release, ...rest } = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as PublisherInput;
const { createCloud } = await import('../../../cloud/connect.ts');
const credentials = () => Promise.resolve({ accessKeyId: account, secretAccessKey: 'test' });
const { management } = createCloud({ endpoint, region: rest.project.region, management: { id: account, credentials } });
await publishRelease({ ...rest, release, access: management.assume(releaseRoleName(rest.project.name)), report: silent });
process.stdout.write('published');
