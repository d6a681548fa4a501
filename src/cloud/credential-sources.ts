import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

/** EC2 instances (Nitro and Xen) name their maker there; asking the metadata service itself would cost a second everywhere else. */
const VENDOR_FILES = ['/sys/devices/virtual/dmi/id/sys_vendor', '/sys/devices/virtual/dmi/id/bios_vendor'];

/**
 * Could the SDK's default chain find credentials here? Answered from the environment and files alone, without the SDK, so that an
 * offline plan loads nothing. True isn't a promise that they work.
 */
export function hasCredentialSource(environment: NodeJS.ProcessEnv = process.env): boolean {
  if (VARIABLES.some((variable) => (environment[variable] ?? '') !== '')) return true;
  if (sharedFiles(environment).some((file) => namesCredentials(file))) return true;
  return environment['AWS_EC2_METADATA_DISABLED'] !== 'true' && VENDOR_FILES.some((file) => contains(file, 'Amazon EC2'));
}

/** The profile that `AWS_PROFILE` names and no file has, for which the SDK has no words of its own. */
export function missingProfile(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const profile = environment['AWS_PROFILE'] ?? '';
  const sections = sharedFiles(environment).flatMap((file) =>
    Array.from(read(file).matchAll(/^\s*\[([^\]]+)\]/gm), ([, name = '']) => name),
  );
  const known = sections.map((section) => section.trim().replace(/^profile\s+/, ''));
  return profile === '' || known.includes(profile) ? undefined : profile;
}

function sharedFiles(environment: NodeJS.ProcessEnv): readonly string[] {
  const home = environment['HOME'] ?? homedir();
  return [
    environment['AWS_SHARED_CREDENTIALS_FILE'] ?? join(home, '.aws', 'credentials'),
    environment['AWS_CONFIG_FILE'] ?? join(home, '.aws', 'config'),
  ];
}

/** A config file that only sets a region is no source. */
function namesCredentials(file: string): boolean {
  return /^\s*(?:aws_access_key_id|sso_session|sso_start_url|role_arn|credential_process|credential_source|login_session|web_identity_token_file)\s*=/m.test(
    read(file),
  );
}

function contains(file: string, text: string): boolean {
  return read(file).includes(text);
}

function read(file: string): string {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}
