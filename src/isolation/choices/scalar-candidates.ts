/** Numbers that compare differently with the given ones: each of them, and one on each side of each. */
export function numbers(values: readonly string[]): readonly string[] {
  const wanted = values.map(Number).filter(Number.isFinite);
  return aroundEach(wanted, 0.5).map(String);
}

/** Instants on, before and after each of the given ones. */
export function instants(values: readonly string[]): readonly string[] {
  const wanted = values
    .map((value) => (/^\d{5,}(?:\.\d+)?$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value)))
    .filter(Number.isFinite);
  return aroundEach(wanted, 1).map((instant) => new Date(instant).toISOString());
}

function aroundEach(values: readonly number[], by: number): readonly number[] {
  const sorted = [...new Set(values)].toSorted((one, other) => one - other);
  return [...new Set(sorted.flatMap((value) => [value - by, value, value + by]))];
}

/** The first and the last address of each block, those next to it, and one that is likely to be in none. */
export function addresses(values: readonly string[]): readonly string[] {
  const found = new Set<string>(['198.18.0.77', '2001:db8:ffff::77']);
  for (const value of values) {
    const [address = '', length] = value.trim().split('/');
    const isV6 = address.includes(':');
    const base = isV6 ? fromV6(address) : fromV4(address);
    if (base === undefined) continue;
    const width = isV6 ? 128 : 32;
    const prefix = length === undefined ? width : Number(length);
    if (!Number.isInteger(prefix) || prefix < 0 || prefix > width) continue;
    const size = 1n << BigInt(width - prefix);
    const first = (base / size) * size;
    const limit = 1n << BigInt(width);
    for (const one of [first, first + size - 1n, first - 1n, first + size]) {
      if (one >= 0n && one < limit) found.add(isV6 ? toV6(one) : toV4(one));
    }
  }
  return [...found];
}

function fromV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function toV4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
}

function fromV6(text: string): bigint | undefined {
  const [head = '', tail] = text.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array.from<string>({ length: Math.max(0, 8 - left.length - right.length) }).fill('0'), ...right];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

function toV6(value: bigint): string {
  return Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16)).join(':');
}
