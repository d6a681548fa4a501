import { existsSync } from 'node:fs';

import { describeLocalCloud } from '../local-description.ts';

export interface LocalStatusOptions {
  readonly project: string;
  readonly json?: true | undefined;
}

export async function localStatus(options: LocalStatusOptions): Promise<void> {
  const description = await describeLocalCloud(existsSync(options.project) ? options.project : undefined);
  process.stdout.write(options.json ? `${JSON.stringify(description, undefined, 2)}\n` : `${describe(description)}\n`);
}

function describe(description: Awaited<ReturnType<typeof describeLocalCloud>>): string {
  if (description.state !== 'running') {
    const last =
      description.dropped === undefined
        ? description.snapshot
          ? 'its last state comes back with the next start'
          : 'nothing is saved'
        : `its last state is dropped: ${description.dropped}`;
    return `The local cloud is ${description.state}${description.why === undefined ? '' : ` (${description.why})`}; ${last}.`;
  }
  const accounts = Object.entries(description.accounts).map(([key, { id }]) => `  ${key.padEnd(14)} ${id}`);
  const addresses = Object.entries(description.addresses).map(([key, { web, api }]) => `  ${key.padEnd(14)} ${web}  ${api}`);
  const user = description.user === undefined ? [] : [`Sign in as ${description.user.name} with ${description.user.password}`];
  return [`The local cloud answers at ${description.endpoint}`, 'Accounts', ...accounts, 'Addresses', ...addresses, ...user].join('\n');
}
