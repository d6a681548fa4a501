import { join, resolve } from 'node:path';

import { type BuildFailure, type Message, build } from 'esbuild';

import { type FunctionEntry, type Project, functionsOf } from '../../project/index.ts';
import { type Problem, ProblemsError } from '../../report/index.ts';
import { archive } from './archive.ts';
import { requireEntries } from './entries.ts';

export interface Bundles {
  /** Entry name → zip archive with `index.mjs` and its source map. */
  readonly archives: Readonly<Record<string, Uint8Array>>;
  /** Every file that was read, absolute, packages included. */
  readonly inputs: readonly string[];
  /** What the bundler finds odd in the product's own code, each with file and line. */
  readonly warnings: readonly Problem[];
}

/** Never written: where the bundler thinks that it writes, so that the paths in source maps are relative to the project. */
const OUTPUT = '.landfall/bundle';

/** CommonJS packages inside an ES module still call `require` for Node's own modules. */
const REQUIRE = "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

/**
 * All functions in one run of the bundler, so that what they share is parsed once. Names stay as they are, for stack traces; source maps
 * lie in the archive without the sources' text. Throws `ProblemsError` with file and line for what doesn't compile.
 */
export async function bundleFunctions(project: Project): Promise<Bundles> {
  const entries = functionsOf(project.architecture);
  await requireEntries(project);
  const result = await runBundler(project.root, entries);
  const outputs = new Map(result.outputFiles.map((file) => [file.path, file.contents]));
  const archives: Record<string, Uint8Array> = {};
  for (const { name } of entries) {
    const file = join(project.root, OUTPUT, name, 'index.mjs');
    archives[name] = archive({ 'index.mjs': contentOf(outputs, file), 'index.mjs.map': contentOf(outputs, `${file}.map`) });
  }
  const inputs = Object.keys(result.metafile.inputs).map((path) => resolve(project.root, path));
  return { archives, inputs, warnings: result.warnings.filter(isOwn).map(problemOf) };
}

const OPTIONS = {
  bundle: true,
  write: false,
  metafile: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // Packages that offer an ES module by `module` only are better bundled from it.
  mainFields: ['module', 'main'],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  charset: 'utf8',
  sourcemap: 'linked',
  sourcesContent: false,
  banner: { js: REQUIRE },
  outExtension: { '.js': '.mjs' },
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'silent',
} as const;

async function runBundler(root: string, entries: readonly FunctionEntry[]) {
  try {
    return await build({
      ...OPTIONS,
      mainFields: [...OPTIONS.mainFields],
      absWorkingDir: root,
      outdir: join(root, OUTPUT),
      entryPoints: entries.map(({ name, source }) => ({ in: resolve(root, source), out: `${name}/index` })),
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    throw new ProblemsError('BundleFailed', 'the code of the functions', error.errors.map(problemOf));
  }
}

const isOwn = ({ location }: Message) => location !== null && !location.file.includes('node_modules/');

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);
}

function problemOf({ location, text, notes }: Message): Problem {
  const note = notes[0]?.text;
  return {
    path: location === null ? 'bundle' : `${location.file}:${location.line}:${location.column + 1}`,
    message: location === null || location.lineText.trim() === '' ? text : `${text}: ${location.lineText.trim().slice(0, 120)}`,
    ...(note === undefined ? {} : { fix: note }),
  };
}

function contentOf(outputs: ReadonlyMap<string, Uint8Array>, file: string): Uint8Array {
  const content = outputs.get(file);
  if (content === undefined) throw new Error(`the bundler made no ${file}`);
  return content;
}
