/** Lint rules: the strictness of types, the rules of hooks, and what the architecture forbids. */
import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Randomness is an argument everywhere: one seed in the spec, derived streams for its consumers. */
const seeded = {
  object: 'Math',
  property: 'random',
  message: 'Take a Stream of src/experiment/random.ts as an argument instead.',
};

/** A pure room gives the same answer for the same arguments, so it reads no clock. */
const clock = { object: 'Date', property: 'now', message: 'A pure room reads no clock; take the time as an argument.' };

const worker = {
  selector: "NewExpression[callee.name='Worker']",
  message: 'Only the client in src/store starts workers; send it a command instead.',
};

/** A cell is named by the file of its record. */
const cellNames = readdirSync(new URL('./src/experiment/cells', import.meta.url))
  .map((file) => file.replace('.ts', ''))
  .filter((name) => !['index', 'record', 'shared'].includes(name))
  .join('|');

/** What depends on the kind of cell reads the cell's record; no compiler finds what compares with its name. */
const comparedCell = {
  selector: `:matches(BinaryExpression[operator=/^[!=]==?$/], SwitchCase) > Literal[value=/^(${cellNames})$/]`,
  message: "Read the cell's record in src/experiment/cells instead of comparing with its name.",
};

export default defineConfig(
  globalIgnores(['dist', 'coverage', 'public', 'src/rnn/kernels/simd/assembly']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-restricted-properties': ['error', seeded],
      'no-restricted-syntax': ['error', worker],
      // The compiler reports names that are not declared, in the scripts as well.
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // The store's intents are functions in a plain object; none of them looks at `this`.
      '@typescript-eslint/unbound-method': 'off',
      // `values[k]!` documents that the index is in range; the compiler does not ask for it.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  { files: ['src/**', 'cli/**'], rules: { 'no-restricted-syntax': ['error', worker, comparedCell] } },
  {
    files: ['src/store/client*', 'src/store/client/**'],
    rules: { 'no-restricted-syntax': ['error', comparedCell] },
  },
  { files: ['bench/browser/**', 'tests/browser/**'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['src/{experiment,data,cells,study}/**'],
    rules: { 'no-restricted-properties': ['error', seeded, clock] },
  },
  // In JavaScript a type stands in a comment, which this rule does not read; the compiler does.
  { files: ['**/*.mjs'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  { files: ['scripts/**', 'bench/**', 'cli/**', 'tests/e2e/server.ts'], rules: { 'no-console': 'off' } },
);
