/** Starting other programs and waiting for them, with their output kept for the moment when something goes wrong. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Running, watch } from './standstill.mjs';

/** The repository's folder; every script works from here, wherever it was called. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Minutes without an ended test after which a program of tests stands still. Longer than one test may take. */
export const TEST_MINUTES = 5;

/** A failure that is told to the person in one plain sentence, without a stack. */
export class PlainError extends Error {
  /**
   * @param {string} sentence
   * @param {string} [output] what the failed program printed, shown above the sentence
   */
  constructor(sentence, output = '') {
    super(sentence);
    this.output = output;
  }
}

/**
 * Runs a program to its end, or until it stands still.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, minutes?: number, shell?: boolean, tests?: boolean }} [options] `minutes` without
 *   output after which it is ended, generous because some programs say nothing before their end; with `tests`, minutes
 *   in which no test ends, of a program that tells the steps of standstill.mjs
 * @returns {Promise<{ code: number, output: string, stoodStill: boolean, running: string[] }>} 127 where the program
 *   does not exist; `running`: the tests that had not ended
 */
export function run(program, args, options = {}) {
  const { env = process.env, shell = false, tests = false, minutes = tests ? TEST_MINUTES : 30 } = options;
  return new Promise((resolve) => {
    const group = process.platform !== 'win32';
    const child = spawn(program, args, {
      cwd: ROOT,
      env,
      shell,
      detached: group,
      stdio: ['ignore', 'pipe', 'pipe', ...(tests ? [/** @type {const} */ ('ipc')] : [])],
    });
    const running = new Running();
    let output = '';
    let stoodStill = false;
    const end = () => {
      try {
        // A negative id ends the whole group: a test runner leaves no browser behind.
        if (child.pid !== undefined) process.kill(group ? -child.pid : child.pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    };
    const interrupted = () => {
      end();
      process.exit(130);
    };
    const watched = watch(minutes, () => {
      stoodStill = true;
      end();
    });
    const settle = (/** @type {number} */ code) => {
      watched.end();
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve({ code, output, stoodStill, running: [...running.names] });
    };
    process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        output += String(chunk);
        if (!tests) watched.progress();
      });
    }
    child.on('message', (step) => {
      running.take(/** @type {import('./standstill.mjs').Step} */ (step));
      if (!('began' in /** @type {object} */ (step))) watched.progress();
    });
    child.on('error', (error) => {
      output += `${error.message}\n`;
      settle(127);
    });
    child.on('close', (code) => settle(code ?? 1));
  });
}

/**
 * Runs a script of an installed package with this Node, without npx and its look at the network.
 *
 * @param {string} script path under node_modules
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export const runTool = (script, args, options) =>
  run(process.execPath, [YOUNG, join(ROOT, 'node_modules', script), ...args], options);

/** Megabytes for young objects: linters and compilers make many, and collected them a sixth of their time. */
const YOUNG = '--max-semi-space-size=64';

/**
 * Runs a command's main function; a failure becomes one sentence and exit code 1.
 *
 * @param {() => Promise<void>} main
 */
export async function command(main) {
  try {
    await main();
  } catch (error) {
    if (error instanceof PlainError && error.output !== '') console.error(error.output.trimEnd());
    console.error(error instanceof Error ? (error instanceof PlainError ? error.message : error.stack) : String(error));
    process.exitCode = 1;
  }
}
