/** The schema of a run as JSON writes it; what it becomes lies in runRecord.ts. */
import * as v from 'valibot';
import { LONGEST, type RunEnd } from './runs';
import type { BaselineName } from './sequences';

/** Numbers that JSON does not have are written as words. */
const WORDS: Readonly<Record<string, number>> = { NaN, Infinity, '-Infinity': -Infinity, '-0': -0 };

/** A number as it is written: itself, or its word. */
export const writtenNumber = (value: number): number | string =>
  Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? '-0' : String(value);

const isWritten = (value: unknown): value is number | string =>
  typeof value === 'number' || (typeof value === 'string' && Object.hasOwn(WORDS, value));
const readNumber = (value: number | string): number => (typeof value === 'number' ? value : WORDS[value]!);

/** The messages of `custom` say which type was expected. */
const number = v.pipe(v.custom<number | string>(isWritten, 'number'), v.transform(readNumber));
/** One check for the whole list: curves are long. */
const numbers = v.pipe(
  v.custom<(number | string)[]>((value) => Array.isArray(value) && value.every(isWritten), 'numbers'),
  v.transform((values) => values.map(readNumber)),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Of the losses, which are measured where training was possible. */
const measured = v.nullable(number);

const scores = v.object({
  overall: v.record(v.string(), number),
  targets: v.array(v.record(v.string(), number)),
  steps: v.array(numbers),
  scored: count,
  of: count,
});
const contenderScores = v.object({ own: scores, recursive: v.nullable(scores) });

const ENDS = ['finished', 'stoppedEarly', 'paused', 'failed'] as const satisfies readonly RunEnd[];
const BASELINES = [
  'lastValue',
  'seasonalNaive',
  'ridge',
  'trainMean',
  'chance',
  'trainFrequency',
] as const satisfies readonly BaselineName[];
const baselines = v.record(v.picklist(BASELINES), scores);

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

/** A run whose version, spec and weights are looked at apart from this. */
export const runSchema = v.object({
  id: v.pipe(text(LONGEST.id), v.minLength(1)),
  race: text(LONGEST.id),
  ended: number,
  name: v.optional(text(LONGEST.name), ''),
  starred: v.optional(v.boolean(), false),
  note: v.optional(text(LONGEST.note), ''),
  contender: count,
  run: count,
  trainingSeed: count,
  end: v.picklist(ENDS),
  backend: v.string(),
  variant: v.nullable(v.string()),
  parameters: count,
  epochs: count,
  steps: count,
  stepsPerEpoch: count,
  sequencesPerEpoch: count,
  seconds: number,
  msPerStep: measured,
  msPerPrediction: measured,
  best: v.nullable(v.object({ epoch: count, valLoss: number, restored: v.boolean() })),
  finalTrainLoss: measured,
  finalValLoss: measured,
  scores: v.object({ validation: contenderScores, test: contenderScores }),
  baselines: v.object({ validation: baselines, test: baselines }),
  changes: v.array(v.object({ step: count, epoch: count, path: v.string(), value: v.unknown() })),
  fingerprint: v.string(),
  curves: v.object({ epoch: numbers, train: numbers, validation: numbers }),
  weights: v.record(v.string(), v.object({ shape: v.array(count), values: v.string() })),
});

export type WrittenRun = v.InferOutput<typeof runSchema>;
