/**
 * An oxlint plugin that keeps imports between the rooms of `src/` in one direction. The table is in `rooms.ts`;
 * here is only how an import is found and judged. It is a linter's plugin, not a test, so that an editor shows it while one types.
 */
import { posix, relative, resolve, sep } from 'node:path';

import { GROUND, PACKAGES, PUBLIC, ROOMS, TEST_GROUND } from './rooms.ts';
import type { Room } from './rooms.ts';

/** How a module is reached: `type` leaves nothing behind at run time, `lazy` is an `import()`. */
export type Manner = 'value' | 'type' | 'lazy';

interface Place {
  /** Undefined for a file directly in `src/`. */
  readonly room: string | undefined;
  /** Path below the room. */
  readonly inner: string;
}

/** What is wrong with one import, or undefined. `file` and a relative `specifier` resolve from the repository's root, with `/`. */
export function judgeImport(file: string, specifier: string, manner: Manner): string | undefined {
  const from = placeOf(file);
  const target = specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), specifier)) : undefined;
  if (!from) return target && placeOf(target) ? judgeOutsider(file) : undefined;
  const test = isTest(file);
  const row = from.room === undefined ? PUBLIC : ROOMS[from.room];
  if (!row) return `src/${from.room}/ has no row in tools/rooms.ts: say there what it may import, and why.`;
  if (target === undefined) return judgePackage(from, specifier, manner, test);
  const to = placeOf(target);
  if (!to) return test ? undefined : `src/ may not import ${target}: what is shipped stands on nothing outside of src/.`;
  if (to.room === from.room) return undefined;
  const direction = test && to.room === TEST_GROUND ? undefined : judgeDirection(from.room, row, to, manner);
  return direction ?? (row === PUBLIC ? undefined : judgeFace(to, manner, test));
}

function judgeDirection(from: string | undefined, row: Room, to: Place, manner: Manner): string | undefined {
  const name = from === undefined ? 'src/' : `${from}/`;
  if (to.room === undefined) return `${name} may not import the package's own entry point: import the room that it comes from.`;
  if (!ROOMS[to.room]) return `src/${to.room}/ has no row in tools/rooms.ts: say there what it may import, and why.`;
  if (to.room === GROUND || row.imports.includes(to.room)) return undefined;
  if (!row.types?.includes(to.room)) return `${name} may not import ${to.room}/: ${row.why}.`;
  return manner === 'type' ? undefined : `${name} may import types of ${to.room}/ only (use "import type"): ${row.why}.`;
}

/**
 * The part of another room that is open: its index.ts, which stays light; a heavy module that is loaded when it is needed, by `import()`;
 * and in tests what the room offers to tests.
 */
function judgeFace(to: Place, manner: Manner, test: boolean): string | undefined {
  const support = to.inner.startsWith('testing/');
  if (to.inner === 'index.ts' || (manner === 'lazy' && !support) || (test && support)) return undefined;
  return `Import ${to.room}/index.ts instead of ${to.room}/${to.inner} (a heavy module is loaded by import() when it is needed): the rest of a room is its own affair and may change.`;
}

function judgePackage(from: Place, specifier: string, manner: Manner, test: boolean): string | undefined {
  if (manner === 'type' || test || from.room === undefined) return undefined;
  const row = PACKAGES.find(({ name }) => specifier === name || specifier.startsWith(name.endsWith('/') ? name : `${name}/`));
  if (!row || row.rooms.includes(from.room)) return undefined;
  const open = row.rooms.length > 0 ? `it belongs to ${row.rooms.map((room) => `${room}/`).join(', ')}` : 'it belongs to no room';
  return `${from.room}/ may not import ${specifier} (${open}): ${row.why}.`;
}

function judgeOutsider(file: string): string | undefined {
  const top = file.slice(0, file.indexOf('/'));
  if (top !== 'starters' && top !== 'examples') return undefined;
  return `${top}/ knows Landfall as the package "landfall" only: it is what a user's own project looks like.`;
}

function placeOf(path: string): Place | undefined {
  const [top, room, ...inner] = path.split('/');
  if (top !== 'src' || room === undefined) return undefined;
  return inner.length === 0 ? { room: undefined, inner: room } : { room, inner: inner.join('/') };
}

function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.includes('/testing/');
}

// The few members of ESLint's interface that are used, so that neither oxlint's nor ESLint's types are needed to run this file.
interface Literal {
  readonly type: string;
  readonly value?: unknown;
  readonly quasis?: readonly { readonly value: { readonly cooked: string | null } }[];
}

interface ImportNode {
  readonly source: Literal | null;
  readonly importKind?: 'type' | 'value';
  readonly exportKind?: 'type' | 'value';
}

interface Context {
  readonly cwd: string;
  readonly physicalFilename: string;
  report(problem: { readonly node: Literal; readonly message: string }): void;
}

function textOf(source: Literal): string | undefined {
  if (typeof source.value === 'string') return source.value;
  return source.quasis?.length === 1 ? (source.quasis[0]?.value.cooked ?? undefined) : undefined;
}

function create(context: Context) {
  const file = relative(context.cwd, resolve(context.cwd, context.physicalFilename)).replaceAll(sep, '/');
  const look = (source: Literal | null, manner: Manner): void => {
    const specifier = source ? textOf(source) : undefined;
    const message = specifier === undefined ? undefined : judgeImport(file, specifier, manner);
    if (source && message !== undefined) context.report({ node: source, message });
  };
  return {
    ImportDeclaration: (node: ImportNode) => look(node.source, node.importKind ?? 'value'),
    ExportNamedDeclaration: (node: ImportNode) => look(node.source, node.exportKind ?? 'value'),
    ExportAllDeclaration: (node: ImportNode) => look(node.source, node.exportKind ?? 'value'),
    ImportExpression: (node: ImportNode) => look(node.source, 'lazy'),
    TSImportType: (node: ImportNode) => look(node.source, 'type'),
  };
}

export default { meta: { name: 'landfall' }, rules: { 'import-direction': { create } } };
