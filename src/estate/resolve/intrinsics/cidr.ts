import { isArray } from '../../template/records.ts';
import { Unknown, asNumber, knownText, whyUnknown } from '../../values/index.ts';
import type { Intrinsic } from '../scope.ts';

const MOST_BLOCKS = 256;

/** `Fn::Cidr`: blocks of IPv4 in order. Blocks of IPv6 come from AWS as a rule, so their text stays unknown. */
export const cidr: Intrinsic = (argument, scope) => {
  if (!isArray(argument) || argument.length < 2) return new Unknown('Fn::Cidr needs a block and a count');
  const [block, count, bits] = argument.map((one) => scope.resolve(one));
  const text = knownText(block);
  const [wanted, hostBits] = [asNumber(count), bits === undefined ? 8 : asNumber(bits)];
  if (text === undefined || typeof wanted !== 'number' || typeof hostBits !== 'number') {
    return new Unknown(whyUnknown(block) ?? whyUnknown(count) ?? whyUnknown(bits) ?? 'Fn::Cidr needs a block and numbers');
  }
  return blocks(text, wanted, hostBits) ?? new Unknown(`${text} can't be divided into ${wanted} blocks`);
};

function blocks(block: string, count: number, hostBits: number): readonly string[] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(block);
  if (match === null) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  const size = 2 ** hostBits;
  const whole = Number.isInteger(count) && Number.isInteger(hostBits) && count >= 1 && count <= MOST_BLOCKS && hostBits >= 1;
  if (!whole || prefix > 32 || [a, b, c, d].some((part) => part > 255) || size * count > 2 ** (32 - prefix)) return undefined;
  const address = ((a * 256 + b) * 256 + c) * 256 + d;
  const start = address - (address % 2 ** (32 - prefix));
  return Array.from({ length: count }, (_, index) => `${dotted(start + index * size)}/${32 - hostBits}`);
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
