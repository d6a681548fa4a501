import { delimiter, dirname, join } from 'node:path';

/**
 * What a build may know: where programs and folders are, the way to the network, and what loads a guard into Node. Everything else
 * stays out: credentials of any cloud, tokens of the pipeline, and variables that would make one commit give two releases.
 */
const PASSED = new Set([
  'COMSPEC',
  'HOME',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'LOCALAPPDATA',
  'LOGNAME',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'NO_PROXY',
  'PATHEXT',
  'SHELL',
  'SYSTEMDRIVE',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'TMPDIR',
  'USER',
  'USERPROFILE',
  'WINDIR',
  'APPDATA',
]);

/**
 * The environment in which the product's own build command runs. It is code of the product, run as the user: this keeps credentials
 * out of its variables, it isn't a sandbox.
 */
export function buildEnvironment(folder: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const passed = Object.entries(environment).filter(([name]) => PASSED.has(name.toUpperCase()));
  return {
    ...Object.fromEntries(passed),
    PATH: [...binariesAbove(folder), environment['PATH'] ?? environment['Path'] ?? ''].join(delimiter),
    // The same on every machine, as the same sources have to give the same files.
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    NODE_ENV: 'production',
    // Its output goes into an error's text.
    NO_COLOR: '1',
  };
}

/** `node_modules/.bin` of the folder and of every one above, as npm does for its scripts. */
function binariesAbove(folder: string): readonly string[] {
  const own = join(folder, 'node_modules', '.bin');
  return dirname(folder) === folder ? [own] : [own, ...binariesAbove(dirname(folder))];
}
