import { defineConfig } from 'oxfmt';

export default defineConfig({
  printWidth: 140,
  singleQuote: true,
  semi: true,
  sortImports: { groups: ['builtin', 'external', ['parent', 'sibling', 'index'], 'unknown'] },
  sortPackageJson: false,
  ignorePatterns: [
    // Written by a program: npm, or one of ours that compares byte by byte.
    'package-lock.json',
    'package.json',
    '**/generated/**',
    'docs/*.json',
    'docs/*.svg',
    // Some of them are wrong on purpose, or written as others did in their time.
    '**/fixtures/**',
    '**/*.{pass,fail}.yaml',
    'bench/check/templates/**',
    // One label a line.
    'bench/check/labels.json',
    // Prose is wrapped by whoever writes it; wide tables would be padded to the widest cell.
    '**/*.md',
  ],
});
