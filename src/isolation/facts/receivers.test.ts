import { describe, expect, it } from 'vitest';

import { worldOf } from '../make-world.ts';
import { ACCOUNTS, estateOfSketch } from '../testing/sketch.ts';
import { receiversOf } from './receivers.ts';

/** dev lies in `ou-workloads`. */
const UNITS = [
  { id: 'ou-above', parent: 'r-root' },
  { id: 'ou-workloads', parent: 'ou-above' },
  { id: 'ou-infrastructure', parent: 'r-root' },
];

function isDevNamed(name: string): boolean {
  const world = worldOf(estateOfSketch({ organization: { units: UNITS } }), ACCOUNTS.prod.id);
  const named = receiversOf(world, [name], ACCOUNTS.prod.id);
  return named.some((one) => one.why === undefined && one.hold.kind === 'account' && one.hold.account === ACCOUNTS.dev.id);
}

const unit = (id: string) => `arn:aws:organizations::${ACCOUNTS.management.id}:ou/o-exampleorg/${id}`;

describe('who is named by a unit', () => {
  it.each(['ou-workloads', 'ou-above'])('is in it, or in one below it: %s', (id) => expect(isDevNamed(unit(id))).toBe(true));
  it('is nobody of another unit', () => expect(isDevNamed(unit('ou-infrastructure'))).toBe(false));
  it('may be anybody where nobody describes the unit', () => expect(isDevNamed(unit('ou-unheard'))).toBe(true));
  it.each(['o-exampleorg', `arn:aws:organizations::${ACCOUNTS.management.id}:organization/o-exampleorg`])(
    'is everybody where all of the organization is: %s',
    (name) => expect(isDevNamed(name)).toBe(true),
  );
});
