import type { Call } from './calls.ts';
import type { Clients } from './clients.ts';
import type { DesiredOrganization } from './structure/index.ts';

interface Observer<Seen> {
  observe(look: Look): Promise<Seen>;
}

/** What a kind sees with. Each kind is observed once, whoever asks for it: that is how one builds on another. */
export interface Look {
  readonly desired: DesiredOrganization;
  /** The account that the credentials belong to. */
  readonly caller: string;
  readonly clients: Clients;
  readonly call: Call;
  of<Seen>(observer: Observer<Seen>): Promise<Seen>;
}

/** Calls in flight at once while looking: reads are throttled by the second, per account. */
export const READS_AT_ONCE = 8;

export function lookWith(parts: Omit<Look, 'of'>): Look {
  const seen = new Map<Observer<unknown>, Promise<unknown>>();
  const look: Look = {
    ...parts,
    of<Seen>(observer: Observer<Seen>): Promise<Seen> {
      const known = seen.get(observer) as Promise<Seen> | undefined;
      if (known !== undefined) return known;
      const promise = observer.observe(look);
      seen.set(observer, promise);
      return promise;
    },
  };
  return look;
}
