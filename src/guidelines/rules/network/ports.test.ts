import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Unknown } from '../../../estate/index.ts';
import { openingOf } from './ports.ts';

const exposure = (IpProtocol: string | number, FromPort?: string | number, ToPort?: string | number) =>
  openingOf({ IpProtocol, ...(FromPort === undefined ? {} : { FromPort }), ...(ToPort === undefined ? {} : { ToPort }) })?.exposure;

describe('openingOf', () => {
  it('knows every port by each of its spellings', () => {
    expect(exposure(-1)).toBe('all');
    expect(exposure('-1', 443, 443)).toBe('all');
    expect(exposure('tcp')).toBe('all');
    expect(exposure('6', 0, '65535')).toBe('all');
    expect(exposure('udp', -1, -1)).toBe('all');
  });

  it('takes one port for a range of one', () => {
    expect(exposure('tcp', '22')).toBe('admin');
    expect(exposure('tcp', 5432)).toBe('data');
    expect(exposure('tcp', 443)).toBe('web');
  });

  it('finds the worst port of a range', () => {
    expect(exposure('tcp', 20, 5500)).toBe('admin');
    expect(exposure('tcp', 5400, 5500)).toBe('data');
    expect(exposure('tcp', 80, 81)).toBe('other');
  });

  it('lets the ends of tunnels be open, and protocols that have no ports', () => {
    expect(exposure('udp', 51_820, 51_820)).toBe('web');
    expect(exposure('tcp', 51_820, 51_820)).toBe('other');
    expect(exposure('icmp', -1, -1)).toBeUndefined();
    expect(exposure(50)).toBeUndefined();
  });

  it("doesn't guess what is unknown", () => {
    const unknown = new Unknown('depends on parameter Port');
    expect(openingOf({ IpProtocol: unknown })?.exposure).toBeInstanceOf(Unknown);
    expect(openingOf({ IpProtocol: 'tcp', FromPort: unknown, ToPort: 22 })?.exposure).toBeInstanceOf(Unknown);
  });

  it('never calls a wider range less exposed than one within it', () => {
    const rank: readonly unknown[] = ['web', 'other', 'data', 'admin', 'all'];
    const port = fc.integer({ min: 0, max: 65_535 });
    fc.assert(
      fc.property(port, port, port, port, (...ports) => {
        const [a = 0, b = 0, c = 0, d = 0] = ports.toSorted((x, y) => x - y);
        const [inner, outer] = [exposure('tcp', b, c), exposure('tcp', a, d)];
        expect(rank.indexOf(outer)).toBeGreaterThanOrEqual(rank.indexOf(inner));
      }),
    );
  });
});
