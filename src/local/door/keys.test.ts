import { expect, test } from 'vitest';

import { Emulators } from './emulators.ts';
import { decodedAccount, Keys } from './keys.ts';
import { Memory } from './memory.ts';
import { Upstream } from './upstream.ts';

const MANAGEMENT = '111111111111';
const MEMBER = '222222222222';

/** Keys before a ministack that knows the given ones. */
function keysOf(known: Readonly<Record<string, string>> = {}, memory = new Memory()) {
  const asked: string[] = [];
  const emulators = new Emulators(new Upstream('http://127.0.0.1:1'), new Upstream('http://127.0.0.1:1'), 'eu-central-1');
  emulators.query = async (_account, _service, fields) => {
    const key = fields['AccessKeyId'] ?? '';
    asked.push(key);
    const account = known[key] ?? decodedAccount(key);
    return { status: account === undefined ? 400 : 200, headers: {}, body: Buffer.from(`<Account>${account}</Account>`) };
  };
  return { keys: new Keys(memory, emulators, MANAGEMENT), asked, memory };
}

const session = (key: string, account: string, ends: Date): Buffer =>
  Buffer.from(
    `<AssumeRoleResult><Credentials><AccessKeyId>${key}</AccessKeyId><Expiration>${ends.toISOString()}</Expiration></Credentials>` +
      `<AssumedRoleUser><Arn>arn:aws:sts::${account}:assumed-role/Deploy/me</Arn></AssumedRoleUser></AssumeRoleResult>`,
  );

test('an account is written into a key as AWS writes it', () => {
  expect(decodedAccount('ASIAQNZGKIQY56JQ7WML')).toBe('029608264753');
  expect(decodedAccount('ASIAAAAAAAAAAAAAAAAA')).toBeUndefined();
  expect(decodedAccount('test')).toBeUndefined();
});

test('management’s key is known, a member’s twelve digits are not', async () => {
  const { keys, asked } = keysOf({ [MEMBER]: MEMBER });
  await expect(keys.ownerOf(MANAGEMENT)).resolves.toEqual({ account: MANAGEMENT });
  await expect(keys.ownerOf(MEMBER)).resolves.toMatchObject({ refused: expect.stringContaining('assume a role') });
  expect(asked).toEqual([]);
});

test('a session is learned in passing and ends with its time', async () => {
  const { keys, asked, memory } = keysOf();
  keys.learn(session('ASIAONE', MEMBER, new Date(Date.now() + 60_000)), MANAGEMENT);
  keys.learn(session('ASIATWO', MEMBER, new Date(Date.now() - 1_000)), MANAGEMENT);
  await expect(keys.ownerOf('ASIAONE')).resolves.toEqual({ account: MEMBER });
  await expect(keys.ownerOf('ASIATWO')).resolves.toMatchObject({ refused: expect.stringContaining('over') });
  const after = keysOf({}, new Memory(JSON.parse(JSON.stringify(memory.snapshot()))));
  await expect(after.keys.ownerOf('ASIAONE')).resolves.toEqual({ account: MEMBER });
  expect([...asked, ...after.asked]).toEqual([]);
});

test('a session without a role belongs to who asked for it', async () => {
  const { keys } = keysOf();
  keys.learn(Buffer.from('<Credentials><AccessKeyId>ASIASELF</AccessKeyId></Credentials>'), MEMBER);
  await expect(keys.ownerOf('ASIASELF')).resolves.toEqual({ account: MEMBER });
});

test('any other key is asked for once, and refused where ministack only guesses', async () => {
  const { keys, asked } = keysOf({ AKIA7F099B6EF1244FAA: MEMBER, ASIAROOT: '000000000000' });
  await expect(keys.ownerOf('AKIA7F099B6EF1244FAA')).resolves.toEqual({ account: MEMBER });
  await expect(keys.ownerOf('AKIA7F099B6EF1244FAA')).resolves.toEqual({ account: MEMBER });
  expect(asked).toEqual(['AKIA7F099B6EF1244FAA']);
  for (const key of ['ASIAQNZGKIQY56JQ7WML', 'ASIAROOT', 'test']) {
    await expect(keys.ownerOf(key)).resolves.toMatchObject({ refused: expect.stringContaining('no account') });
  }
});
