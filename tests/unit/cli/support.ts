/** The command line as a user types it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Of the test file that imports it; gone with its last test. */
export const folder = mkdtempSync(join(tmpdir(), 'experiment-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export function experiment(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const command = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), join(ROOT, 'cli/experiment.ts'), ...args];
    execFile(process.execPath, command, { maxBuffer: 1 << 26 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

let specs = 0;

/** Runs a spec, given as a document or as text. */
export function run(spec: object | string, ...args: string[]): Promise<Ended> {
  const file = join(folder, `spec-${++specs}.json`);
  writeFileSync(file, typeof spec === 'string' ? spec : JSON.stringify(spec));
  return experiment(file, ...args);
}

/** The lines of a run, each read as JSON. */
export const linesOf = ({ out }: Ended): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

/** Takes a second or so. */
export const SMALL = {
  data: { source: { kind: 'sine', length: 120 } },
  task: { window: 8 },
  contenders: [
    { cell: 'lstm', units: 3 },
    { cell: 'gru', units: 2 },
  ],
  training: { epochs: 2, backend: 'simd' },
};
