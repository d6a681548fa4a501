import { expect, test } from 'vitest';

import { configurationHash } from './configuration-hash.ts';

const CONFIGURATION = { MemorySize: 512, Role: 'r', Environment: { Variables: { A: '1', B: '2' } }, Version: '$LATEST', RevisionId: 'x' };

test('a configuration has the same hash as $LATEST and as a version, in whatever order its variables come', () => {
  const version = { ...CONFIGURATION, Version: '7', RevisionId: 'y', LastModified: 'now', Environment: { Variables: { B: '2', A: '1' } } };
  expect(configurationHash(version)).toBe(configurationHash(CONFIGURATION));
  expect(configurationHash({ ...CONFIGURATION, Layers: undefined, VpcConfig: { SubnetIds: [], VpcId: '' } })).toBe(
    configurationHash(CONFIGURATION),
  );
});

test.each([{ MemorySize: 1024 }, { Role: 's' }, { Environment: { Variables: { A: '1', B: '3' } } }, { Layers: [{ Arn: 'l' }] }])(
  'a change of %o is another hash',
  (change) => expect(configurationHash({ ...CONFIGURATION, ...change })).not.toBe(configurationHash(CONFIGURATION)),
);

test('variables that may not be read have no hash, so nothing is taken for equal', () => {
  expect(configurationHash({ ...CONFIGURATION, Environment: { Error: { ErrorCode: 'AccessDeniedException' } } })).toBeUndefined();
});
