import { describe, expect, it } from 'vitest';

import { ENCRYPTED_ALREADY } from '../src/guidelines/rules/encryption/encrypted-already.ts';
import { encryptionGaps, encryptionTypes } from './encryption-types.ts';

describe('encryption at rest', () => {
  it('is judged, or explained, for every type whose schema speaks of it', async () => {
    const { open, stale } = await encryptionGaps();
    expect([...open.keys()], 'neither judged nor explained: see tools/encryption-types.ts').toEqual([]);
    expect(stale, 'explained, although a rule judges it or the schema has no such property').toEqual([]);
  });

  it('has its candidates from the schemas, at any depth', async () => {
    const types = await encryptionTypes();
    expect(types.size).toBeGreaterThan(250);
    expect(types.get('AWS::EC2::Instance')).toContain('BlockDeviceMappings.Ebs.Encrypted');
    expect(types.get('AWS::Athena::WorkGroup')).toContain('WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration');
    expect(types.has('AWS::EC2::Subnet')).toBe(false);
  });

  it('is explained with a source', () => {
    for (const { because, source } of ENCRYPTED_ALREADY) {
      expect(because).toMatch(/\.$/);
      expect(new URL(source).hostname).toBe('docs.aws.amazon.com');
    }
  });
});
