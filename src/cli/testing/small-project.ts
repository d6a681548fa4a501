import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface SmallProject {
  readonly name: string;
  /** Its folder, a temporary one. */
  readonly root: string;
  write(path: string, content: string): Promise<void>;
  remove(): Promise<void>;
}

export interface SmallProjectOptions {
  readonly name: string;
  /** Tier by environment. */
  readonly environments: Readonly<Record<string, string>>;
}

/** A project with one of each kind of thing, whose product builds in no time: a page that is copied and two functions of a line each. */
export async function writeSmallProject(options: SmallProjectOptions): Promise<SmallProject> {
  const root = await realpath(await mkdtemp(join(tmpdir(), `landfall-${options.name}-`)));
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  for (const [path, content] of Object.entries({ ...PRODUCT, 'landfall.config.ts': projectFile(options) })) await write(path, content);
  return { name: options.name, root, write, remove: () => rm(root, { recursive: true, force: true }) };
}

const PRODUCT = {
  'package-lock.json': '{"lockfileVersion":3}',
  'web/package.json': '{"name":"small-web"}',
  'web/index.html': '<!doctype html><title>Letters</title>',
  'web/build.mjs': `import { cpSync, mkdirSync } from 'node:fs';
mkdirSync('dist', { recursive: true });
cpSync('index.html', 'dist/index.html');\n`,
  'letters/src/api.ts': `export const handler = async () => ({ statusCode: 200, body: 'letters' });\n`,
  'letters/src/archive.ts': 'export const handler = async () => ({ batchItemFailures: [] });\n',
};

/** The text of a project file; `landfall` in it is the one that reads it. */
export function projectFile({ name, environments }: SmallProjectOptions): string {
  const tiers = Object.entries(environments).map(([key, tier]) => `${key}: { tier: '${tier}' }`);
  return `import { defineProject, serverless } from 'landfall';

export default defineProject({
  name: '${name}',
  region: 'eu-central-1',
  domain: '${name}.example',
  organization: {
    email: 'aws+{account}@${name}.example',
    access: { administrators: ['ada@${name}.example'], developers: ['dev@${name}.example'] },
  },
  environments: { ${tiers.join(', ')} },
  architecture: serverless({
    web: { path: './web', build: 'node build.mjs', output: 'dist' },
    services: {
      letters: {
        path: './letters',
        api: 'src/api.ts',
        tables: { letters: { key: 'id' } },
        publishes: ['letter-sent'],
        consumers: { archive: { on: 'letter-sent', entry: 'src/archive.ts' } },
      },
    },
  }),
});
`;
}
