import { existsSync } from 'node:fs';

import { guardThisProcess, startLocalCloud } from '../../local/index.ts';
import { loadProject } from '../../project/index.ts';
import { chooseRenderer } from '../render/index.ts';
import { claimOf } from '../session.ts';

export interface LocalStartOptions {
  readonly project: string;
  readonly json?: true | undefined;
}

/** Starts the local cloud for the region of the project file, where there is one. */
export async function localStart(options: LocalStartOptions): Promise<void> {
  guardThisProcess();
  const region = existsSync(options.project) ? claimOf(await loadProject(options.project)).region : undefined;
  const renderer = await chooseRenderer({ json: options.json });
  try {
    const cloud = await startLocalCloud({ report: renderer.report, ...(region === undefined ? {} : { region }) });
    renderer.end();
    const result = { endpoint: cloud.endpoint, restored: cloud.restored, dropped: cloud.dropped };
    process.stdout.write(
      options.json
        ? `${JSON.stringify(result)}\n`
        : `The local cloud answers at ${cloud.endpoint}${cloud.restored ? ', as it was left' : ''}.${cloud.dropped === undefined ? '' : ` Its last state was dropped: ${cloud.dropped}.`}\n`,
    );
  } finally {
    renderer.end();
  }
}
