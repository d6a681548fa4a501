import { createHash } from 'node:crypto';

/** 10.0.0.0/8 in blocks of /16 (RFC 1918); the first block is kept for what is shared. */
const BLOCKS = 256;
const FIRST_BLOCK = 1;

export interface AddressRequest {
  readonly name: string;
  /** A /16 of 10.0.0.0/8 that the project file asks for. */
  readonly network?: string | undefined;
}

/**
 * Gives each environment a /16 that no other one has. A block follows from the environment's name, so that adding, removing or
 * moving another environment leaves it alone; only where two names fall on one block does the later in the file take the next free one.
 * Throws RangeError beyond 255 environments.
 */
export function planAddresses(requests: readonly AddressRequest[]): ReadonlyMap<string, string> {
  const taken = new Set(requests.flatMap((request) => (request.network === undefined ? [] : [request.network])));
  const plan = new Map<string, string>();
  for (const { name, network } of requests) {
    const block = network ?? freeBlock(name, taken);
    taken.add(block);
    plan.set(name, block);
  }
  return plan;
}

function freeBlock(name: string, taken: ReadonlySet<string>): string {
  const size = BLOCKS - FIRST_BLOCK;
  const preferred = createHash('sha256').update(name).digest().readUInt32BE(0) % size;
  for (let step = 0; step < size; step++) {
    const block = `10.${FIRST_BLOCK + ((preferred + step) % size)}.0.0/16`;
    if (!taken.has(block)) return block;
  }
  throw new RangeError(`10.0.0.0/8 has ${size} blocks of /16, and all are taken`);
}
