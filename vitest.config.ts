/**
 * Three kinds of tests: `unit` in Node (and `unit-alone`, each file with modules of its own), `browser` in a real
 * Chromium, `e2e` in Node against the built page.
 */
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, installedChromium } from './scripts/chromium.mjs';

/**
 * Limits that only a test which stands still meets, however busy the machine is: a wait says more than a test that is
 * ended, and a test more than a phase (TEST_MINUTES in scripts/processes.mjs).
 */
const STANDING_STILL = { testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 120_000 } } };

/** Unit tests that load modules anew, look at what a process does once only, or leave a folder with their last test. */
const ALONE = ['tests/unit/cli/**/*.test.ts', 'tests/unit/rnn/{quiet,simdModule}.test.ts'];

const unit = {
  environment: 'node',
  globalSetup: ['scripts/simd.mjs'],
  // As many as there are cores on a small machine, where all but one would be used.
  maxWorkers: 2,
  ...STANDING_STILL,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          include: ['tests/{unit,oracle}/**/*.test.{ts,tsx}'],
          exclude: ALONE,
          // One process for all files of a worker: loading the schema, React and TensorFlow.js for each of them again
          // takes a third of the time.
          isolate: false,
        },
      },
      { test: { ...unit, name: 'unit-alone', include: ALONE } },
      {
        worker: { format: 'es' },
        // Packages found while tests run would make the development server reload the page under them.
        optimizeDeps: {
          include: ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'],
          entries: ['src/**/*.worker.ts', 'src/main.tsx'],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          globalSetup: ['scripts/simd.mjs'],
          ...STANDING_STILL,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: installedChromium(), args: CHROMIUM_FLAGS } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/server.ts'],
          setupFiles: ['tests/e2e/setup.ts'],
          // One browser for all files of a worker.
          isolate: false,
          // A page waits for frames and answers half of its time: three at once fill two cores, and no test is of a time.
          maxWorkers: 3,
          ...STANDING_STILL,
          // To look for an element by its role takes the page 10 ms of processor time, which it needs for what is waited for.
          expect: { poll: { ...STANDING_STILL.expect.poll, interval: 200 } },
        },
      },
    ],
  },
});
