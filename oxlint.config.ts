import { defineConfig } from 'oxlint';

const TESTS = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'];

/** Only what has a reason is on. A rule that is broken often and rightly doesn't belong here. */
export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'vitest'],
  jsPlugins: ['./tools/import-direction.ts'],
  categories: { correctness: 'error' },
  options: { typeAware: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['dist/', '**/dist/', 'coverage/', '**/fixtures/**', '**/generated/**'],
  rules: {
    // Rooms import in one direction, and so do the files of a room. Types count: a circle of them can only be read all at once.
    'landfall/import-direction': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    // A promise that nobody waits for loses its error, and the command ends before the cloud has answered.
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/return-await': ['error', 'error-handling-correctness-only'],
    // A new kind of event, change or fault must be thought of wherever it is told apart.
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // `any` switches every other check off.
    'typescript/no-explicit-any': 'error',
    'typescript/consistent-type-imports': 'error',
    // Rooms speak by events and errors, so that every output has a plain, a terminal and a JSON form. Opened for cli/ and the tools below.
    'eslint/no-console': 'error',
    'unicorn/no-process-exit': 'error',
    'eslint/no-restricted-properties': [
      'error',
      { object: 'process', property: 'exit', message: 'Set process.exitCode: exit() cuts off what is still being written.' },
    ],
    // A string is no error: it has no stack and no code.
    'typescript/only-throw-error': 'error',
    'eslint/eqeqeq': 'error',
    // A leading underscore says that a value is left out on purpose.
    'eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    // Ports are plain objects, taken apart where they are used; there is no `this` to lose.
    'typescript/unbound-method': 'off',
    // Names here are ASCII; walking over code points is what is meant.
    'typescript/no-misused-spread': ['error', { allow: ['string'] }],
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    'unicorn/prefer-node-protocol': 'error',
    // Names are looked for by text: a default export has none.
    'import/no-default-export': 'error',
    // A test that doesn't run, or that alone runs, says nothing.
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    // The second argument says which of many was wrong.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    // Expectations stand in named functions here and there; the rule sees only literal calls of expect.
    'vitest/expect-expect': 'off',
    // Rooms of tables and generators: a condition around an expectation is a matter of review.
    'vitest/no-conditional-expect': 'off',
    'vitest/require-mock-type-parameters': 'off',
  },
  overrides: [
    {
      // The places that talk to a person or end a process.
      files: ['src/cli/**', 'tools/**', 'bench/**', 'bin/**'],
      rules: { 'eslint/no-console': 'off' },
    },
    {
      // Processes of their own, with nobody above them to set an exit code for.
      files: ['bin/**', 'tools/**', 'bench/**'],
      rules: { 'unicorn/no-process-exit': 'off', 'eslint/no-restricted-properties': 'off' },
    },
    {
      // Their hosts ask for a default export: tools' configuration, the linter's plugin, the reporter, a project file.
      files: ['*.config.ts', '**/*.config.ts', 'tools/import-direction.ts', 'tools/plain-line.ts', 'examples/**'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      // React's components carry the name of what they show.
      files: ['starters/web/**/*.tsx'],
      rules: { 'unicorn/filename-case': ['error', { cases: { kebabCase: true, pascalCase: true } }] },
    },
    {
      // What a test plants or fakes may be of any shape.
      files: TESTS,
      rules: {
        'typescript/no-explicit-any': 'off',
        'typescript/only-throw-error': 'off',
        'typescript/no-misused-spread': 'off',
        // What isn't there fails the test, and that is what it is for.
        'eslint/no-unsafe-optional-chaining': 'off',
      },
    },
  ],
});
