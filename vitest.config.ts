import { defineConfig } from 'vitest/config';

// `isolate: false` shares one module graph between unit tests; tests against the local cloud get a process each, one after the other.
export default defineConfig({
  resolve: { conditions: ['landfall-source', 'node', 'development|production'] },
  ssr: { resolve: { conditions: ['landfall-source', 'node', 'development|production'] } },
  test: {
    reporters: ['default', './tools/plain-line.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,tools,starters,bench}/**/*.test.ts'],
          exclude: ['**/*.local.test.ts', '**/*.browser.test.ts', '**/node_modules/**'],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'local-cloud',
          include: ['src/**/*.local.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['{src,starters}/**/*.browser.test.ts'],
          exclude: ['**/node_modules/**'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
