import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { LandfallError } from '../report/index.ts';

const PROJECT_FILE = 'landfall.config.ts';

/** Where Landfall's own modules lie. */
const OURS = new URL('../', import.meta.url).href;

/** The evaluated project file, not validated yet, and what it was made from. */
export interface LoadedProject {
  readonly file: string;
  /** Absolute folder of the file. */
  readonly root: string;
  /** What the file exports as default. */
  readonly input: unknown;
  /** SHA-256 of every own file that was imported so far, by path relative to the root; packages are covered by the lockfile. */
  sources(): Readonly<Record<string, string>>;
}

/**
 * Imports a project file natively. Its `landfall` is the one that reads it, installed or not.
 * Throws `LandfallError` when there is no such file, or with file, line and frame when it can't be evaluated.
 */
export async function loadProject(path: string): Promise<LoadedProject> {
  const file = isAbsolute(path) ? path : join(process.cwd(), path);
  if (!existsSync(file)) {
    throw new LandfallError('ProjectFileNotFound', `there is no ${file}`, {
      fix: `run the command in the folder of ${PROJECT_FILE}, or name the file with --project FILE`,
    });
  }
  const root = dirname(file);
  const sources = recordSources(root);
  const url = pathToFileURL(file).href;
  try {
    const module = (await import(url)) as { readonly default?: unknown };
    if (module.default === undefined) {
      throw new LandfallError('NoDefaultExport', `${file} exports no project`, { fix: 'write export default defineProject({ … })' });
    }
    return { file, root, input: module.default, sources: () => Object.fromEntries([...sources].toSorted(([a], [b]) => (a < b ? -1 : 1))) };
  } catch (error) {
    throw error instanceof LandfallError ? error : notEvaluated(file, error);
  }
}

/** Watches what is imported from now on. The hooks stay: `extend` may import more while the stacks are built. */
function recordSources(root: string): ReadonlyMap<string, string> {
  const seen = new Map<string, string>();
  const own = new URL(import.meta.url.endsWith('.ts') ? '../index.ts' : '../index.js', import.meta.url).href;
  const isOwn = (url: string) => url.startsWith('file:') && !url.startsWith(OURS) && !url.includes('/node_modules/');
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'landfall') return { url: own, shortCircuit: true };
      const resolved = next(specifier, context);
      // A module whatever the package.json beside it says: that of `npm init` says "commonjs", and one that says nothing makes Node warn.
      return isOwn(resolved.url) && resolved.url.endsWith('.ts') ? { ...resolved, format: 'module-typescript' } : resolved;
    },
    load: (url, context, next) => {
      if (isOwn(url)) {
        const path = fileURLToPath(new URL(url));
        if (existsSync(path)) seen.set(relative(root, path), createHash('sha256').update(readFileSync(path)).digest('hex'));
      }
      return next(url, context);
    },
  });
  return seen;
}

function notEvaluated(file: string, error: unknown): LandfallError {
  const { message, code, stack = '' } = error as Error & { readonly code?: string };
  if (code === 'ERR_INVALID_TYPESCRIPT_SYNTAX' || code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX' || error instanceof SyntaxError) {
    return new LandfallError('ProjectFileDoesNotParse', frameOf(stack), {
      fix:
        code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
          ? 'write it without syntax that produces code (enum, namespace)'
          : 'correct the marked place',
    });
  }
  if (code === 'ERR_MODULE_NOT_FOUND') {
    const named = /'([^']+)' imported from/.exec(message)?.[1];
    const missing =
      named?.startsWith('/') && existsSync(`${named}.ts`)
        ? `write the import with its ending: .ts`
        : 'check the path, or install the package';
    return new LandfallError('ImportNotFound', message.split('\n', 1)[0] ?? message, { fix: missing, cause: error });
  }
  const thrown = error instanceof Error ? firstLines(stack) : String(error);
  return new LandfallError('ProjectFileThrew', `${file} threw while it was evaluated: ${thrown}`, {
    ...(error instanceof Error && { fix: 'correct the line that it names' }),
    cause: error,
  });
}

/** Node puts location, frame and caret before the error's own line; what comes after is of no use to the reader. */
function frameOf(stack: string): string {
  const lines = stack.split('\n');
  const end = lines.findIndex((line) => /^\s+at /.test(line));
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .join('\n')
    .replace('file://', '')
    .trim();
}

/** What was thrown, and where in the project; frames of Node and of Landfall lead nowhere that the reader could mend. */
function firstLines(stack: string): string {
  const lines = stack.split('\n').filter((line) => !/^\s+at /.test(line) || !(line.includes('node:') || isOurs(line)));
  return lines.slice(0, 3).join('\n').replaceAll('file://', '');
}

function isOurs(frame: string): boolean {
  return frame.includes(OURS) || frame.includes(fileURLToPath(OURS));
}
