import { LandfallError } from '../../report/index.ts';

// AWS's ids are base 32 (A to Z, 2 to 7) behind the prefix; ministack's are hexadecimal.
const LOOKS_REAL = /^A(KIA|SIA)[A-Z2-7]{16}$/;
const MINTED_HERE = /^ASIA[0-9A-F]{16}$/;

/** Throws `RealCredentials` when a rehearsal is told to use a key that AWS could know. The account's id as the key is the local cloud's. */
export function assertRehearsalCredentials(environment: NodeJS.ProcessEnv): void {
  const key = environment['AWS_ACCESS_KEY_ID'] ?? '';
  if (!LOOKS_REAL.test(key) || MINTED_HERE.test(key)) return;
  throw new LandfallError(
    'RealCredentials',
    `The access key ${key.slice(0, 4)}…${key.slice(-4)} looks like one of AWS; a rehearsal never uses such a key.`,
    {
      fix: 'Take it out of the environment: the local cloud has keys of its own (`landfall local status --json`).',
      fault: 'input',
    },
  );
}
