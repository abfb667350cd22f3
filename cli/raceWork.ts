/** What a process of `--seeds N` does: trains the runs that the command line gives it, one after the other. */
import { prepare } from '../src/data';
import { openBackend } from '../src/rnn';
import { raceRun } from '../src/training/raceRun';
import type { EpochRecord } from '../src/training/run';
import { loadTable } from './datasets';
import type { FromChild, ToChild } from './raceMessages';

/** Epochs are told together, at most this often, in milliseconds. */
const REPORT_EVERY = 200;

type Ready = Awaited<ReturnType<typeof ready>>;
type Say = (message: FromChild) => void;

async function ready({ spec, folder, backend }: Extract<ToChild, { type: 'prepare' }>) {
  const table = await loadTable(spec, folder);
  if (!table.ok) throw new Error(table.problems.map(({ code }) => code).join(', '));
  const prepared = prepare(spec, table.value);
  if (!prepared.ok) throw new Error(prepared.problems.map(({ code }) => code).join(', '));
  return { spec, prepared: prepared.value, backend: await openBackend(backend) };
}

function train(common: Ready, place: Pick<Extract<ToChild, { type: 'race' }>, 'contender' | 'run'>, say: Say): void {
  const now = () => performance.now();
  // Every epoch is told, and the process ends with its runs.
  const work = raceRun({ ...common, ...place, mostRecords: Infinity }, now);
  let records: readonly EpochRecord[] = [];
  let told = 1;
  let last = now();
  let piece = work.next();
  for (; piece.done !== true; piece = work.next()) {
    records = piece.value;
    if (records.length <= told || now() - last < REPORT_EVERY) continue;
    say({ type: 'epochs', records: records.slice(told) });
    told = records.length;
    last = now();
  }
  say({ type: 'raced', ...piece.value, records: records.slice(1) });
}

/**
 * @param say takes what is told to the command line
 * @returns what takes its messages, in their order
 */
export function raceWork(say: Say): (message: ToChild) => void {
  let preparing: Promise<Ready> | null = null;
  return (message) => {
    if (message.type === 'prepare') {
      preparing = ready(message);
      // Told when the first run asks for it.
      preparing.catch(() => undefined);
      return;
    }
    preparing
      ?.then((common) => {
        train(common, message, say);
      })
      .catch((error: unknown) => {
        say({ type: 'broken', detail: error instanceof Error ? error.message : String(error) });
      });
  };
}
