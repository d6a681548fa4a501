import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Unknown, concat } from '../../../estate/index.ts';
import { isAnywhere } from './internet.ts';

const unknown = new Unknown('depends on parameter Address');

describe('isAnywhere', () => {
  it.each(['0.0.0.0/0', ' 0.0.0.0/0 ', '::/0', '0.0.0.0/1', '128.0.0.0/1', '2000::/3', '0:0:0:0:0:0:0:0/0'])('is true of %s', (cidr) => {
    expect(isAnywhere(cidr)).toBe(true);
  });

  it.each(['10.0.0.0/8', '203.0.113.7/32', '192.168.0.0/16', 'fc00::/7', 'fe80::/10', '2001:db8::/32', '', 'everyone', 'sg-1234'])(
    'is false of %j',
    (cidr) => {
      expect(isAnywhere(cidr)).toBe(false);
    },
  );

  it('is true of a list with the internet in it', () => {
    expect(isAnywhere(['10.0.0.0/8', '0.0.0.0/0'])).toBe(true);
  });

  it('is unknown of what may be anything, and false of one unknown address', () => {
    expect(isAnywhere(unknown)).toBeInstanceOf(Unknown);
    expect(isAnywhere(concat([unknown, '/0']))).toBe(true);
    expect(isAnywhere(concat([unknown, '/32']))).toBe(false);
    expect(isAnywhere(concat(['10.0.', unknown]))).toBeInstanceOf(Unknown);
  });

  it('is false of every block of IPv4 that somebody could have', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(octet, octet, octet, octet, fc.integer({ min: 8, max: 32 }), (a, b, c, d, length) => {
        expect(isAnywhere(`${a}.${b}.${c}.${d}/${length}`)).toBe(false);
      }),
    );
  });
});
