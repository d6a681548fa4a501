/** A block of addresses: all of `width` bits whose first `prefix` bits are those of `base`. */
export interface IpRange {
  readonly width: 32 | 128;
  readonly prefix: number;
  readonly base: bigint;
}

/** Reads `203.0.113.0/24`, `2001:db8::/32` or a single address. Undefined for anything else. */
export function ipRangeOf(raw: string): IpRange | undefined {
  const [address = '', length, ...more] = raw.trim().split('/');
  const value = address.includes(':') ? v6(address) : v4(address);
  if (value === undefined || more.length > 0) return undefined;
  const width = address.includes(':') ? 128 : 32;
  const prefix = length === undefined ? width : /^\d{1,3}$/.test(length) ? Number(length) : Infinity;
  return prefix > width ? undefined : { width, prefix, base: value };
}

/** Whether all of the first lies in the second. */
export function isWithin(inner: IpRange, outer: IpRange): boolean {
  if (inner.width !== outer.width || inner.prefix < outer.prefix) return false;
  const rest = BigInt(outer.width - outer.prefix);
  return inner.base >> rest === outer.base >> rest;
}

export function overlaps(one: IpRange, other: IpRange): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

function v4(address: string): bigint | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function v6(address: string): bigint | undefined {
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  const tail = embedded === null ? undefined : v4(embedded[2] ?? '');
  if (embedded !== null && tail === undefined) return undefined;
  const plain = tail === undefined ? address : `${embedded?.[1] ?? ''}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  const halves = plain.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const gap = 8 - head.length - rest.length;
  if (halves.length === 2 ? gap < 1 : gap !== 0) return undefined;
  const groups = [...head, ...Array.from<string>({ length: gap }).fill('0'), ...rest];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}
