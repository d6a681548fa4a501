import { expect, it } from 'vitest';

import { estateOf, resourceOf } from '../../estate/testing/templates.ts';
import { itemsOf } from './index.ts';

it('takes what stands alone for a list of one, at its own path', () => {
  const estate = estateOf({ Resources: { A: { Type: 'T::T::T', Properties: { One: { a: 1 }, Many: [{ a: 1 }, null, { a: 2 }] } } } });
  const resource = resourceOf(estate, 'A');
  expect(itemsOf(resource, 'One')).toEqual([[{ a: 1 }, ['Properties', 'One']]]);
  expect(itemsOf(resource, 'Many').map(([, path]) => path)).toEqual([
    ['Properties', 'Many', 0],
    ['Properties', 'Many', 2],
  ]);
  expect(itemsOf(resource, 'None')).toEqual([]);
});
