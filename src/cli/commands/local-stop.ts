import { stopLocalCloud } from '../../local/index.ts';

export interface LocalStopOptions {
  readonly discard?: true | undefined;
  readonly json?: true | undefined;
}

export async function localStop(options: LocalStopOptions): Promise<void> {
  const stopped = await stopLocalCloud(options.discard ? { discard: true } : {});
  process.stdout.write(options.json ? `${JSON.stringify(stopped)}\n` : `${sentence(stopped.wasRunning, options.discard === true)}\n`);
}

function sentence(wasRunning: boolean, discarded: boolean): string {
  if (discarded) return 'The local cloud is stopped, and everything in it is forgotten.';
  return wasRunning ? 'The local cloud is saved and stopped.' : 'The local cloud was not running.';
}
