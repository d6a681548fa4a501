import { type Value, knownText } from '../../../estate/index.ts';

/** Endings of names that say that a value is secret; of what is written in one word, too. */
const CERTAIN =
  /(?:PASSWORD|PASSWD|(?:^|_)PASS|PASSPHRASE|PASSCODE|PWD|SECRET_?KEY|SECRET_?ACCESS_?KEY|ACCESS_?KEY|ACCESS_?KEY_?ID|API_?KEY|PRIVATE_?KEY|SIGNING_?KEY|ENCRYPTION_?KEY|SHARED_?KEY|MASTER_?KEY|AUTH_?KEY|ACCOUNT_?KEY|CLIENT_?SECRET|APP_?SECRET|AUTH_?TOKEN|ACCESS_?TOKEN|API_?TOKEN|BEARER_?TOKEN|REFRESH_?TOKEN|WEBHOOK_?SECRET|JWT_?SECRET|SESSION_?SECRET)$/;

/** A secret itself, or only what it is called. */
const LIKELY = /(?:^|_)(?:SECRETS?|TOKEN|CREDENTIALS?|CREDS)$/;

/** What follows a name without changing what it is: `PASSWORD_PROD`, `API_KEY_2`. */
const AFTER = /_(?:VALUE|TEXT|STRING|PLAIN|PLAINTEXT|DEV|DEVELOPMENT|PROD|PRODUCTION|TEST|STAGING|DEFAULT|\d+)$/;

/** `certain` where the name can only be that of a secret; `likely` where it may be that of a secret's name. */
export function secrecyOf(name: string): 'certain' | 'likely' | undefined {
  let plain = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  while (AFTER.test(plain)) plain = plain.replace(AFTER, '');
  if (/(?:PUBLIC|KMS|ACCESS_KEY_ID_FILE)_?KEY$|(?:^|_)(?:NO|MIN|MAX|NEXT|REQUIRE|RESET|FORGOT|CHANGE|USE|ENABLE|ROTATE)_/.test(plain))
    return undefined;
  if (CERTAIN.test(plain)) return 'certain';
  return LIKELY.test(plain) ? 'likely' : undefined;
}

/** Text that stands in place of a value, names where one is kept, or is none. */
const NO_VALUE =
  /^(?:|true|false|null|none|nil|undefined|yes|no|enabled|disabled|required|n\/?a|x+|\*+|\.+|<.*>|\[.*\]|\$\{.*\}|\$\(.*\)|\$[A-Z_]+|%.*%|\{\{.*\}\}|arn:.*|secretsmanager:.*|ssm:.*|vault:.*|sm:\/\/.*|file:.*|(?:replace|insert|your|enter|put|todo|tbd|fixme|placeholder)[\w\s-]*|.*(?:replace[-_ ]?me|placeholder|change[-_ ]?this|to[-_ ]be[-_ ]replaced).*)$/i;

/** Where something is kept: `/application/database/password`, `prod/database`. */
const PATH = /^(?:\/[\w.-]+)+\/?$|^[a-z][a-z0-9_.-]*(?:\/[a-z0-9_.-]+)+$/;

/** An address without anybody's name and password in it. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/(?![^/@\s]*:[^/@\s]*@)\S*$/i;

/** What a secret is called: words, and often that it is one. */
const CALLED = /^[a-z]+(?:[-_.][a-z]+)+$|(?:secret|secrets|credentials|creds|password|token|key|name)$/i;

/** Whether text that stands under a secret's name is, or could be, the secret. */
export function isValue(value: Value | undefined, secrecy: 'certain' | 'likely'): boolean {
  const text = knownText(value)?.trim();
  if (text === undefined || NO_VALUE.test(text) || PATH.test(text) || ADDRESS.test(text)) return false;
  if (secrecy === 'certain') return true;
  return !CALLED.test(text) && !/^\d+$/.test(text);
}
