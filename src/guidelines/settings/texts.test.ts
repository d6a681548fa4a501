import { expect, it } from 'vitest';

import { PartlyKnown, Unknown, concat } from '../../estate/index.ts';
import { isText } from './index.ts';

const partly = concat(['a-', new Unknown('depends on a parameter')]);

it('compares text only where all of it is known', () => {
  expect(partly).toBeInstanceOf(PartlyKnown);
  expect(isText(partly, /^b/)).toBeInstanceOf(Unknown);
  expect([isText(7, /^7$/), isText(undefined, /^7$/), isText(undefined, /^7$/, true)]).toEqual([true, false, true]);
});
