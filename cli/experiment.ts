/** `npm run -s experiment -- SPEC.json`: the experiment of a spec in Node, one JSON line per contender and epoch. */
import { mkdir, open as openFile, readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toJsonSchema } from '@valibot/to-json-schema';
import { prepare, type Prepared } from '../src/data';
import { noCost, SPEC_LIMITS } from '../src/experiment/document';
import { checkInterventions } from '../src/experiment/fitting';
import { defaultSpec, parseSpecText } from '../src/experiment/parse';
import { bad, good, problem, type Problem, type Result } from '../src/experiment/problem';
import { specSchema, type BackendChoice, type ExperimentSpec } from '../src/experiment/schema';
import { openBackend, type OpenBackend } from '../src/rnn';
import { matched } from '../src/study/matched';
import { BAD_INPUT, wholeNumber, type Streams } from './arguments';
import type { StartChild } from './children';
import { loadTable } from './datasets';
import { specLine, type FileLine } from './fileNotes';
import { PredictionsFile } from './predictions';
import { raceContenders, startProcess } from './race';
import { runContenders } from './run';
import { sentencesOf } from './sentences';

const USAGE =
  'usage: npm run -s experiment -- SPEC.json [--backend simd|reference] [--seeds N] [--jobs N] [--dump DIR] [--predictions FILE.csv] [--runs FILE.json] [--lab], or --schema';

/** Bytes of a spec: those of as many characters as are read, each written in three. */
const LARGEST_SPEC = 3 * SPEC_LIMITS.length;

/**
 * The command line in the process of the caller.
 *
 * @param argv what the user typed behind the name of the program
 * @param start how a process of a race is started
 * @returns the exit code: 0, 1 where a contender failed, 2 for input that cannot be used
 */
export async function main(
  argv: readonly string[],
  { out, err }: Streams,
  start: StartChild = startProcess,
): Promise<number> {
  const complain = (problems: readonly Problem[]) => {
    err(
      sentencesOf(problems)
        .map((sentence) => `${sentence}\n`)
        .join(''),
    );
    return BAD_INPUT;
  };
  const args = readArguments(argv, err);
  if (args === null) return BAD_INPUT;
  if (args.values.schema === true) {
    const schema = toJsonSchema(specSchema, { typeMode: 'input', errorMode: 'ignore' });
    out(`${JSON.stringify({ schema, defaults: defaultSpec() }, null, 2)}\n`);
    return 0;
  }
  const document = args.positionals[0]!;
  const jobs = wholeNumber('--jobs', args.values.jobs) ?? availableParallelism();
  const notes: Problem[] = [];
  const spec = await readSpec(document, args.values.backend, wholeNumber('--seeds', args.values.seeds), notes);
  if (!spec.ok) return complain(spec.problems);
  const tell = (line: FileLine) => {
    err(`${JSON.stringify(line)}\n`);
  };
  notes.map(specLine).forEach(tell);
  const table = await loadTable(spec.value, dirname(document), tell);
  if (!table.ok) return complain(table.problems);
  const prepared = prepare(spec.value, table.value);
  if (!prepared.ok) return complain(prepared.problems);
  const experiment = matched(spec.value, prepared.value);
  const misfits = args.values.lab === true ? checkInterventions(experiment, prepared.value) : [];
  if (misfits.length > 0) return complain(misfits);
  const backend = await open(spec.value.training.backend);
  if (!backend.ok) return complain(backend.problems);
  const unwritable = await tryOutputs(args.values);
  if (unwritable.length > 0) return complain(unwritable);
  const predictions = predictionsFile(args.values.predictions, prepared.value);
  if (!predictions.ok) return complain(predictions.problems);
  // The files check training: whoever reads them compares with the weights beside them.
  if (args.values.dump !== undefined && spec.value.interventions.some(({ on }) => on))
    complain([problem('', 'dumpUntouched', { count: spec.value.interventions.length })]);
  const { dump = null, runs = null, lab = false } = args.values;
  const outputs = { dump, predictions: predictions.value, runs, lab };
  const write = (line: object) => {
    out(`${JSON.stringify(line)}\n`);
  };
  const failed =
    experiment.seeds === 1 && outputs.runs === null
      ? await runContenders(experiment, prepared.value, backend.value, outputs, write)
      : await raceContenders(
          experiment,
          dirname(document),
          prepared.value,
          backend.value,
          { jobs, start },
          outputs,
          write,
        );
  if (failed.length > 0) {
    complain(failed);
    return 1;
  }
  return 0;
}

function readArguments(argv: readonly string[], err: Streams['err']) {
  try {
    const args = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        backend: { type: 'string' },
        seeds: { type: 'string' },
        jobs: { type: 'string' },
        dump: { type: 'string' },
        predictions: { type: 'string' },
        runs: { type: 'string' },
        lab: { type: 'boolean' },
        schema: { type: 'boolean' },
      },
    });
    wholeNumber('--seeds', args.values.seeds);
    wholeNumber('--jobs', args.values.jobs);
    if (args.values.schema === true || args.positionals.length === 1) return args;
    err(`${USAGE}\n`);
  } catch (error) {
    err(`${error instanceof Error ? error.message : String(error)}\n${USAGE}\n`);
  }
  return null;
}

/** Before anything is trained, so that no training is lost. Problem for each that cannot be written: `fileUnwritable` {file, detail}. */
async function tryOutputs({ dump, predictions, runs }: Readonly<Record<string, string | boolean | undefined>>) {
  const problems: Problem[] = [];
  const attempt = async (file: string | boolean | undefined, how: (file: string) => Promise<unknown>) => {
    if (typeof file !== 'string') return;
    await how(file).catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : String(error);
      problems.push(problem('', 'fileUnwritable', { file, detail }));
    });
  };
  const touch = async (file: string) => (await openFile(file, 'a')).close();
  await attempt(dump, (folder) => mkdir(folder, { recursive: true }));
  await attempt(predictions, touch);
  await attempt(runs, touch);
  return problems;
}

/** Where `--predictions` asks for a file. Problem: `predictionsNeedForecast` {task}. */
function predictionsFile(file: string | undefined, prepared: Prepared): Result<PredictionsFile | null> {
  if (file === undefined) return good(null);
  if (prepared.task !== 'forecast') return bad(problem('', 'predictionsNeedForecast', { task: prepared.task }));
  return good(new PredictionsFile(file, prepared));
}

async function readSpec(
  file: string,
  backend: string | undefined,
  seeds: number | null,
  notes: Problem[],
): Promise<Result<ExperimentSpec>> {
  let text: string;
  try {
    // A pipe has no size, and its text is measured once it is read.
    const { size } = await stat(file);
    if (size > LARGEST_SPEC) return bad(problem('', 'specTooLarge', { file, size, max: LARGEST_SPEC }));
    text = await readFile(file, 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return bad(problem('', 'fileUnreadable', { file, detail }));
  }
  const parsed = parseSpecText(text.replace(/^\uFEFF/, ''), noCost(), notes);
  if (!parsed.ok || (backend === undefined && seeds === null)) return parsed;
  const { training } = parsed.value;
  const own = { seeds: seeds ?? parsed.value.seeds, training: { ...training, backend: backend ?? training.backend } };
  return parseSpecText(JSON.stringify({ ...parsed.value, ...own }));
}

async function open(choice: BackendChoice): Promise<Result<OpenBackend>> {
  try {
    return good(await openBackend(choice));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return bad(problem('training.backend', 'backendUnavailable', { backend: choice, detail }));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
}
