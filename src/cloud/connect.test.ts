import { expect, it, vi } from 'vitest';

import { createCloud } from './connect.ts';

const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

function cloudWith(credentials: () => Promise<typeof KEYS & { readonly expiration?: Date }>) {
  return createCloud({ region: 'eu-central-1', management: { id: '111111111111', credentials } });
}

it('asks once for the credentials that many want at the same time', async () => {
  const provider = vi.fn(() => Promise.resolve(KEYS));
  const { management } = cloudWith(provider);
  const given = await Promise.all(Array.from({ length: 5 }, () => management.credentials()));
  expect(given).toEqual(Array.from({ length: 5 }, () => KEYS));
  await management.credentials();
  expect(provider).toHaveBeenCalledTimes(1);
});

it('asks again, and once for all, when they are about to end', async () => {
  const ending = { ...KEYS, expiration: new Date(Date.now() + 60_000) };
  const fresh = { ...KEYS, accessKeyId: 'AKIDFRESH', expiration: new Date(Date.now() + 3_600_000) };
  const provider = vi.fn(() => Promise.resolve(fresh)).mockResolvedValueOnce(ending);
  const { management } = cloudWith(provider);
  await management.credentials();
  const given = await Promise.all([management.credentials(), management.credentials()]);
  expect(given).toEqual([fresh, fresh]);
  expect(provider).toHaveBeenCalledTimes(2);
});

it('asks again after a failure', async () => {
  const provider = vi.fn(() => Promise.resolve(KEYS)).mockRejectedValueOnce(new Error('no network'));
  const { management } = cloudWith(provider);
  await expect(management.credentials()).rejects.toThrow('no network');
  await expect(management.credentials()).resolves.toEqual(KEYS);
});
