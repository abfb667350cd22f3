/** `npm run lessons`: whether what the lessons claim about networks holds, one line a claim. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LESSONS } from '../src/lessons';
import type { Claim, Lesson } from '../src/lessons/lesson';
import { BAD_INPUT, wholeNumber, type Streams } from './arguments';
import { answerOf, processOf, type Child, type StartChild } from './children';
import { claimLine } from './claimLine';
import type { Checked, ToChecker } from './claimWork';

const USAGE = 'usage: npm run -s lessons -- [LESSON …] [--backend simd|reference] [--jobs N]';

interface ListedLesson {
  readonly id: string;
  readonly load: () => Promise<Pick<Lesson, 'claims'>>;
}

/** A claim on its way. */
interface Pending {
  readonly lesson: string;
  readonly claim: Claim;
  readonly results: Checked[];
}

/** Claims about one experiment with one seed, which is trained once for all of them. */
interface Job {
  readonly pending: Pending[];
  readonly seed: number;
}

/** Starts what checks claims. It takes the messages of claimWork.ts. */
const startProcess = processOf(fileURLToPath(new URL('./claimChild.ts', import.meta.url)));

/**
 * The command in the process of the caller.
 *
 * @param argv what the user typed behind the name of the program; lessons by their ids, none: all
 * @param start how a process that checks claims is started
 * @returns the exit code: 0 where every claim holds, 1 where one does not or could not be checked, 2 for bad input
 */
export async function main(
  argv: readonly string[],
  { out, err }: Streams,
  lessons: readonly ListedLesson[],
  start: StartChild = startProcess,
): Promise<number> {
  const args = readArguments(argv, lessons, err);
  if (args === null) return BAD_INPUT;
  const { chosen, backend, jobs } = args;
  const all: Pending[] = [];
  for (const { id, load } of chosen)
    for (const claim of (await load()).claims) all.push({ lesson: id, claim, results: [] });
  let printed = 0;
  let failed = 0;
  const print = () => {
    for (; printed < all.length; printed++) {
      const { lesson, claim, results } = all[printed]!;
      if (results.length < claim.seeds.length) return;
      const inOrder = claim.seeds.map((seed) => results.find((each) => each.seed === seed)!);
      // A claim without seeds was never checked.
      const stands = inOrder.length > 0 && inOrder.every((each) => 'holds' in each && each.holds);
      if (!stands) failed++;
      out(`${claimLine(lesson, claim, inOrder, stands)}\n`);
    }
  };
  await worked(jobsOf(all), jobs, start, backend, print);
  print();
  err(`${all.length - failed} of ${all.length} claims hold\n`);
  return failed === 0 ? 0 : 1;
}

function readArguments(argv: readonly string[], lessons: readonly ListedLesson[], err: Streams['err']) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { backend: { type: 'string' }, jobs: { type: 'string' } },
    });
    const unknown = positionals.find((id) => lessons.every((lesson) => lesson.id !== id));
    if (unknown !== undefined) {
      throw new Error(`there is no lesson ${unknown}; choose from ${lessons.map(({ id }) => id).join(', ')}`);
    }
    return {
      chosen: positionals.length === 0 ? lessons : lessons.filter(({ id }) => positionals.includes(id)),
      backend: backendOf(values.backend),
      jobs: wholeNumber('--jobs', values.jobs) ?? availableParallelism(),
    };
  } catch (error) {
    err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
    return null;
  }
}

/** Null: that of each spec. */
function backendOf(given: string | undefined): ToChecker['backend'] {
  if (given === undefined) return null;
  if (given !== 'simd' && given !== 'reference') throw new Error(`--backend: "${given}" is neither simd nor reference`);
  return given;
}

function jobsOf(all: readonly Pending[]): Job[] {
  const jobs = new Map<string, Job>();
  for (const pending of all) {
    const { spec, epochs = null, seeds } = pending.claim;
    for (const seed of seeds) {
      const key = JSON.stringify([spec, epochs, seed]);
      const job = jobs.get(key) ?? { pending: [], seed };
      job.pending.push(pending);
      jobs.set(key, job);
    }
  }
  return [...jobs.values()];
}

/** Works through all jobs, in so many processes. @param told is called after each */
async function worked(
  jobs: readonly Job[],
  processes: number,
  start: StartChild,
  backend: ToChecker['backend'],
  told: () => void,
): Promise<void> {
  const waiting = [...jobs];
  const work = async () => {
    let child: Child | null = null;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      const { pending, seed } = job;
      child ??= start();
      const message: ToChecker = { claims: pending.map(({ claim }) => claim), seed, backend };
      const answers = await answerOf<Checked[], Checked[] | string>(
        child,
        message,
        (said) => said,
        (detail) => detail,
      );
      const died = typeof answers === 'string';
      pending.forEach(({ results }, k) => results.push(died ? { seed, broken: answers } : answers[k]!));
      if (died) {
        child.kill();
        child = null;
      }
      told();
    }
    child?.disconnect();
  };
  await Promise.all(Array.from({ length: Math.min(processes, waiting.length) }, work));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(
    process.argv.slice(2),
    { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) },
    LESSONS,
  );
}
