import { down as remove, isDown, planDown } from '../../delivery/index.ts';
import { confirm } from '../confirm.ts';
import { forgetUser } from '../local-project.ts';
import { prepareConnected } from '../planning.ts';
import { chooseRenderer } from '../render/index.ts';
import { renderRemoval, renderRemoved } from '../render/removal.ts';
import { type SessionOptions, openSession } from '../session.ts';

export interface DownOptions extends SessionOptions {
  /** Environments whose protected data goes as well. */
  readonly deleteData?: readonly string[] | undefined;
  readonly yes?: true | undefined;
  readonly json?: true | undefined;
}

/** Shows what would go and what stays, asks, and removes it. */
export async function down(options: DownOptions): Promise<void> {
  const session = await openSession(options);
  const { prepared, observation, cloud } = await prepareConnected(session);
  const scope = { prepared, target: session.target, cloud, observation, deleteData: [...new Set(options.deleteData)] };
  const plan = await planDown(scope);
  const say = (text: string) => void process.stdout.write(`${text}\n`);
  say(options.json ? JSON.stringify({ type: 'plan', plan }) : renderRemoval(plan));
  if (isDown(plan)) return;
  if (options.yes === undefined && options.target !== 'local') await confirm(`Remove all of this from ${session.target.name}?`);
  const renderer = await chooseRenderer(options);
  const removed = await remove(scope, plan, renderer.report).finally(() => renderer.end());
  if (options.target === 'local') await forgetLocalUser(session.loaded.file);
  say(options.json ? JSON.stringify({ type: 'result', ...removed }) : `\n${renderRemoved(prepared.project.name, removed)}`);
}

async function forgetLocalUser(file: string): Promise<void> {
  const { localCloudStatus } = await import('../../local/index.ts');
  const status = localCloudStatus();
  if (status.state === 'running') forgetUser(status.cloud.directory, file);
}
