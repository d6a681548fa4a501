import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

// Every module that is loaded, by import or by require, is written to standard error when the process ends.
const LISTING = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  const urls = [];
  registerHooks({ load: (url, context, next) => (urls.push(url), next(url, context)) });
  process.on('exit', () => process.stderr.write(urls.join('\\n')));
`)}`;

/** What takes long to load, and what a command that only reads what is there has no use for. */
export const HEAVY = /\/node_modules\/(?:zod|aws-cdk-lib|constructs|@aws-cdk|@aws-sdk|@smithy|esbuild)\//;

export interface Loaded {
  readonly stdout: string;
  /** URLs of all modules that were loaded. */
  readonly modules: readonly string[];
}

/** Runs this Node with what it is given, and sees what it loads. */
export async function loadedBy(args: readonly string[], folder = import.meta.dirname): Promise<Loaded> {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', LISTING, ...args], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { stdout, modules: stderr.split('\n') };
}
