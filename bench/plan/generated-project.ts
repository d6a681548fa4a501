import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a project of `environments` environments, all with the product and in the three tiers in turn. Returns its file. */
export function generateProject(folder: string, environments: number): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const file = join(folder, 'landfall.config.ts');
  writeFileSync(file, projectFile(environments));
  return file;
}

function projectFile(environments: number): string {
  return `import { defineProject, serverless } from 'landfall';

const tiers = ['development', 'acceptance', 'production'] as const;

export default defineProject({
  name: 'bench',
  region: 'eu-central-1',
  domain: 'bench.example',
  organization: {
    email: 'aws+{account}@bench.example',
    access: { administrators: ['ada@bench.example'], developers: ['dev@bench.example'] },
  },
  environments: Object.fromEntries(
    Array.from({ length: ${environments} }, (_, index) => [\`env-\${index}\`, { tier: tiers[index % tiers.length] ?? 'development' }]),
  ),
  architecture: serverless({
    web: { path: './web' },
    services: {
      jobs: {
        path: './services/jobs',
        api: 'src/api.ts',
        tables: { jobs: { key: 'id' } },
        buckets: ['results'],
        publishes: ['job-done'],
        consumers: { notify: { on: 'job-done', entry: 'src/notify.ts' } },
      },
    },
  }),
});
`;
}
