import { PartlyKnown, type Ternary, Unknown, type Value, decide, endsWith, isList, knownText, or } from '../../../estate/index.ts';

/** A block wider than these is nobody's: the largest allocations to one holder are a /8 of IPv4 and a /16 of IPv6. */
const NARROWEST_OPEN = { v4: 7, v6: 12 } as const;

/** Addresses that no router of the internet carries: unique local and link-local ones. */
const PRIVATE_V6 = /^f[cde]/i;

/** Whether a CIDR block is the whole internet, or so much of it (`0.0.0.0/1`) that it comes to the same. */
export function isAnywhere(cidr: Value | undefined): Ternary {
  return decide(cidr, (known) => {
    if (known === undefined || known === null) return false;
    if (known instanceof PartlyKnown) return partlyAnywhere(known);
    // A list where one block is meant is refused by AWS, but what its author wants is plain.
    if (isList(known)) return or(known.map(isAnywhere));
    const text = knownText(known);
    return text !== undefined && wide(text.trim());
  });
}

function wide(text: string): boolean {
  const [, address = '', length = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(text) ?? [];
  if (address === '') return false;
  if (address.includes(':')) return Number(length) === 0 || (Number(length) <= NARROWEST_OPEN.v6 && !PRIVATE_V6.test(address));
  return Number(length) <= NARROWEST_OPEN.v4;
}

/** `${Address}/32` is narrow whatever the address is. */
function partlyAnywhere(text: PartlyKnown): Ternary {
  const last = text.segments.at(-1);
  const length = typeof last === 'string' ? /\/(\d{1,3})$/.exec(last)?.[1] : undefined;
  if (length !== undefined && Number(length) > NARROWEST_OPEN.v6) return false;
  return endsWith(text, '/0') === true || new Unknown(text.why);
}
