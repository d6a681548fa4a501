import { localCloudStatus } from '../../local/index.ts';
import type { OwnCloud } from './bring-up.ts';
import { send } from './http.ts';

/** A call as the front door logged it. */
export interface LoggedCall {
  readonly service: string;
  readonly operation: string;
  readonly account?: string;
  readonly status: number;
}

/** Begins to listen to the front door; what is returned gives the calls that have come since. */
export async function listen(own: OwnCloud): Promise<() => Promise<readonly LoggedCall[]>> {
  const { next } = await read(own, 0);
  return async () => (await read(own, next)).requests;
}

/** All calls that the front door remembers. */
export async function allCalls(own: OwnCloud): Promise<readonly LoggedCall[]> {
  return (await read(own, 0)).requests;
}

async function read({ environment }: OwnCloud, since: number) {
  const status = localCloudStatus(environment);
  if (status.state !== 'running') throw new Error(`the local cloud is ${status.state}`);
  const { endpoint, token } = status.cloud;
  const { body } = await send(`${endpoint}/_landfall/requests?since=${since}`, { headers: { 'x-landfall-token': token } });
  return JSON.parse(body) as { readonly next: number; readonly requests: readonly LoggedCall[] };
}
