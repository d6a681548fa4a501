import { describe, expect, it } from 'vitest';

import { MINISTACK_VERSION, MOTO_VERSION, REQUIREMENTS } from './requirements.ts';

const PACKAGES = REQUIREMENTS.trim().split(/\n(?=\S)/);

describe('the pinned packages', () => {
  it('has an exact version and at least one hash for every package', () => {
    expect(PACKAGES.length).toBeGreaterThan(30);
    for (const each of PACKAGES) expect(each).toMatch(/^[a-z0-9-]+==[\w.]+( ; [^\\]+)? \\\n( {4}--hash=sha256:[0-9a-f]{64}( \\)?\n?)+$/);
  });

  it('pins the two emulators to the versions that snapshots name, and what their signatures need', () => {
    const names = PACKAGES.map((each) => each.split(' ')[0]);
    expect(names).toContain(`moto==${MOTO_VERSION}`);
    expect(names).toContain(`ministack==${MINISTACK_VERSION}`);
    expect(names.some((name) => name?.startsWith('cryptography=='))).toBe(true);
  });
});
