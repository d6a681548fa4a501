import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The example with its product's sources, laid out as in the repository, so that a test can change them. */
export interface ProductCopy {
  /** Folder of the project file. */
  readonly folder: string;
  /** Replaces `before`, which must be there, in a file named as in the repository. */
  edit(file: string, before: string, after: string): void;
  write(file: string, content: string): void;
  remove(): void;
}

export function copyProduct(): ProductCopy {
  const root = mkdtempSync(join(tmpdir(), 'landfall-product-'));
  const isSource = (path: string) => !['node_modules', 'dist', '.landfall'].includes(basename(path));
  for (const path of ['examples/harbor', 'starters/web', 'starters/serverless', 'package-lock.json']) {
    cpSync(join(ROOT, path), join(root, path), { recursive: true, filter: isSource });
  }
  // What a checkout has installed.
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'), 'dir');
  return {
    folder: join(root, 'examples/harbor'),
    edit(file, before, after) {
      const text = readFileSync(join(root, file), 'utf8');
      if (!text.includes(before)) throw new Error(`${file} holds no ${before}`);
      writeFileSync(join(root, file), text.replace(before, after));
    },
    write: (file, content) => writeFileSync(join(root, file), content),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
