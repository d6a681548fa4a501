import type { Emulators } from './emulators.ts';
import type { Memory } from './memory.ts';

export type KeyOwner = { readonly account: string } | { readonly refused: string };

interface Known {
  readonly account: string;
  /** Epoch milliseconds at which the session ends. */
  readonly ends?: number;
}

/** Account of ministack's own root keys (`test` and the like) and of keys that it can't place: nobody's account here. */
const NOBODY = '000000000000';

/** Which account an access key belongs to. Never a guess: a key that nobody vouches for is refused. */
export class Keys {
  readonly #known: Record<string, Known>;
  readonly #emulators: Emulators;
  readonly #management: string;

  constructor(memory: Memory, emulators: Emulators, management: string) {
    this.#known = memory.section<Known>('keys');
    this.#emulators = emulators;
    this.#management = management;
    this.#forgetEnded();
  }

  async ownerOf(key: string): Promise<KeyOwner> {
    if (key === this.#management) return { account: key };
    // ministack takes any twelve digits for the root of that account, which would go past every trust policy.
    if (/^\d{12}$/.test(key)) return { refused: `a member account has no key of its own here; assume a role in ${key}` };
    const known = this.#known[key];
    if (known?.ends !== undefined && known.ends <= Date.now()) return { refused: 'the session is over' };
    if (known !== undefined) return { account: known.account };
    const account = await this.#ask(key);
    if (account === undefined || account === NOBODY) return { refused: 'no account of the local cloud has this key' };
    this.#known[key] = { account };
    return { account };
  }

  /** Learns the session keys of an STS answer in passing. `caller` owns sessions that name no role. */
  learn(body: Buffer, caller: string | undefined): void {
    const text = body.toString('utf8');
    const key = field(text, 'AccessKeyId');
    if (key === undefined) return;
    const account = /arn:[\w-]+:sts::(\d{12}):assumed-role\//.exec(text)?.[1] ?? caller;
    if (account === undefined) return;
    const ends = Date.parse(field(text, 'Expiration') ?? '');
    this.#forgetEnded();
    this.#known[key] = Number.isNaN(ends) ? { account } : { account, ends };
  }

  /** Asks ministack, which mints the sessions of functions itself, whose key it is. */
  async #ask(key: string): Promise<string | undefined> {
    const answer = await this.#emulators.query(this.#management, 'sts', {
      Action: 'GetAccessKeyInfo',
      AccessKeyId: key,
      Version: '2011-06-15',
    });
    const account = answer.status === 200 ? field(answer.body.toString('utf8'), 'Account') : undefined;
    // For a key that it doesn't know, ministack decodes an account out of the key's letters, as AWS would.
    return account === decodedAccount(key) ? undefined : account;
  }

  #forgetEnded(): void {
    // An hour's grace: a late call with such a key is told that its session is over, which ministack would not say of a key it forgot.
    const since = Date.now() - 3_600_000;
    for (const [key, { ends }] of Object.entries(this.#known)) if (ends !== undefined && ends < since) delete this.#known[key];
  }
}

/** A text field of an XML or JSON answer. */
function field(text: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]+)</${name}>|"${name}"\\s*:\\s*"([^"]+)"`)
    .exec(text)
    ?.slice(1)
    .find((value) => value !== undefined);
}

/** The account that AWS writes into the letters of an access key id; undefined where there is none in them. */
export function decodedAccount(key: string): string | undefined {
  if (!/^(?:AKIA|ASIA)/.test(key)) return undefined;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(key.slice(4, 14)).reduce((sum, letter) => (sum << 5n) | BigInt(Math.max(0, alphabet.indexOf(letter))), 0n);
  return bits >> 49n === 0n ? undefined : String((bits >> 9n) & ((1n << 40n) - 1n)).padStart(12, '0');
}
