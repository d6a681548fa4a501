import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  workspaces: {
    '.': {
      // Started by name: by npm scripts, by the command line, by a process of the local cloud, or by CI.
      entry: ['src/cli/main.ts', 'src/local/**/*-process.ts', 'tools/*.{ts,js}', 'bench/*.ts', 'examples/*/landfall.config.ts'],
      project: ['{src,tools,bench,bin}/**/*.{ts,js}'],
    },
    'starters/*': { project: ['**/*.{ts,tsx}'] },
  },
  // A type that appears in an exported function's signature is exported for its readers, whether another file names it or not.
  ignoreExportsUsedInFile: { interface: true, type: true },
};

export default config;
