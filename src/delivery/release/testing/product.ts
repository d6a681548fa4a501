import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { type Environment, PROFILES, type Project } from '../../../project/index.ts';

export const DEV: Environment = {
  name: 'dev',
  tier: 'development',
  profile: PROFILES.development,
  accountName: 'fixture-dev',
  email: 'aws+dev@fixture.example',
  domain: 'dev.fixture.example',
  network: '10.1.0.0/16',
  runsProduct: true,
};

export const ADDRESSES = {
  web: 'https://app.dev.fixture.example',
  api: 'https://api.dev.fixture.example',
  signIn: 'https://auth.dev.fixture.example',
  keys: 'https://cognito-idp.eu-central-1.amazonaws.com',
};

export function fixtureProject(root: string): Project {
  return {
    name: 'fixture',
    region: 'eu-central-1',
    domain: 'fixture.example',
    root,
    organization: { email: 'aws+{account}@fixture.example', access: { administrators: [], developers: [] }, exceptions: [] },
    environments: [DEV],
    waivers: [],
    architecture: {
      kind: 'serverless',
      web: { path: './web', build: 'node build.mjs', output: 'dist' },
      services: [
        {
          name: 'letters',
          path: './services/letters',
          api: 'src/api.ts',
          tables: [],
          buckets: [],
          publishes: ['letter-sent'],
          consumers: [{ name: 'archive', on: 'letter-sent', entry: 'src/archive.ts' }],
        },
      ],
    },
  };
}

const SOURCES = {
  'package-lock.json': '{"lockfileVersion":3}',
  'services/letters/src/api.ts': `import { stamp } from './stamp.ts';
import { country } from '../../../shared/country.ts';
export const handler = async (): Promise<string> => stamp(\`1 \${country()} \${process.env['COLOUR'] ?? ''}\`);\n`,
  'services/letters/src/archive.ts': `import { stamp } from './stamp.ts';\nexport const handler = async (): Promise<string> => stamp('archived');\n`,
  'services/letters/src/stamp.ts': 'export function stamp(text: string): string { return `letter ${text}`; }\n',
  'shared/country.ts': "export const country = (): string => new Intl.Locale('de-CH').region ?? '';\n",
  'web/package.json': '{"name":"fixture-web"}',
  'web/build.mjs': `import { mkdirSync, writeFileSync, appendFileSync } from 'node:fs';
mkdirSync('dist/assets', { recursive: true });
writeFileSync('dist/index.html', '<!doctype html><script type="module" src="/assets/index-Ab12_-xY.js"></script>');
writeFileSync('dist/assets/index-Ab12_-xY.js', 'document.title = "letters"');
writeFileSync('dist/favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
writeFileSync('dist/runtime-config.json', '{"environment":"laptop"}');
appendFileSync('../built.log', 'built\\n');\n`,
};

/** A product of two functions and a page in a new temporary folder. `files` are written over its own. */
export async function writeProduct(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'landfall-release-')));
  for (const [path, content] of Object.entries({ ...SOURCES, ...files })) await writeSource(root, path, content);
  return root;
}

export async function writeSource(root: string, path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

export const removeProduct = (root: string) => rm(root, { recursive: true, force: true });
