import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  workspaces: {
    '.': {
      // Started by name: by npm scripts, by the command line, as a process of the local cloud, or by a person.
      entry: [
        'src/cli/main.ts',
        'src/local/cloud/daemon.ts',
        'src/blueprint/judgement/worker.ts',
        'src/blueprint/packs/worker.ts',
        'tools/*.{ts,js}',
        'bench/*.ts',
        'bench/plan/cdk-app.js',
        'bench/check/tools/nag-app.ts',
        'examples/*/landfall.config.ts',
      ],
      project: ['{src,tools,bench,bin}/**/*.{ts,js}'],
      // Run by tools/check.ts under their programs' names.
      ignoreDependencies: ['@arethetypeswrong/cli', 'publint'],
      // Part of util-linux.
      ignoreBinaries: ['script'],
    },
    // A project file names them as entries of the product; whatever a test imports is found by itself.
    'starters/serverless': { entry: ['src/confirm.ts'], project: ['src/**/*.ts'] },
    'starters/web': { project: ['src/**/*.{ts,tsx}'] },
  },
  // A type that a room's functions speak of belongs to its face, whether somebody outside names it or not; at run time it is gone.
  exclude: ['types', 'nsTypes'],
};

export default config;
