/** The command line with a user's arguments: within the test's process, and in one of its own. */
import { execFile } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { main } from '../../../cli/experiment';
import type { Child, StartChild } from '../../../cli/children';
import type { ToChild } from '../../../cli/raceMessages';
import { raceWork } from '../../../cli/raceWork';

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

/** Trains the runs of a race in the process of the test, with messages copied as between processes. */
const startHere: StartChild = () => {
  const child = new EventEmitter();
  const work = raceWork((message) => child.emit('message', structuredClone(message)));
  const send = (message: ToChild, sent?: (error: Error | null) => void) => {
    work(structuredClone(message));
    sent?.(null);
    return true;
  };
  return Object.assign(child, { send, kill: () => true, disconnect: () => undefined }) as unknown as Child;
};

/** The command line in the process of the test. */
export const experiment = (...args: string[]): Promise<Ended> => experimentWith(startHere, ...args);

/** The same with another way of starting the processes of a race. */
export async function experimentWith(start: StartChild, ...args: string[]): Promise<Ended> {
  const said = { out: '', err: '' };
  const streams = { out: (text: string) => (said.out += text), err: (text: string) => (said.err += text) };
  const code = await main(args, streams, start);
  return { code, ...said };
}

/** The command line in a process of its own, as `npm run experiment` starts it. It takes a second to begin. */
export function experimentProcess(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const command = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), join(ROOT, 'cli/experiment.ts'), ...args];
    execFile(process.execPath, command, { maxBuffer: 1 << 26 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

let specs = 0;

/** Path of a file with a spec, given as a document or as text. */
export function specFile(spec: object | string): string {
  const file = join(folder, `spec-${++specs}.json`);
  writeFileSync(file, typeof spec === 'string' ? spec : JSON.stringify(spec));
  return file;
}

/** Runs a spec in the process of the test. */
export const run = (spec: object | string, ...args: string[]): Promise<Ended> => experiment(specFile(spec), ...args);

/** The lines of a run, each read as JSON. */
export const linesOf = ({ out }: Ended): unknown[] =>
  out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

/** Trained in a moment. */
export const SMALL = {
  data: { source: { kind: 'sine', length: 120 } },
  task: { window: 8 },
  contenders: [
    { cell: 'lstm', units: 3 },
    { cell: 'gru', units: 2 },
  ],
  training: { epochs: 2, backend: 'simd' },
};
