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
/** Beyond this, whole numbers are not told from their neighbours. */
const count = v.pipe(v.number(), v.maxValue(Number.MAX_SAFE_INTEGER), v.integer(), v.minValue(0));
/** Milliseconds since 1970 that are a date (ECMAScript, "Time Values and Time Range"). */
const date = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));
/** Seconds, or milliseconds: of some 30 years at most. */
const duration = v.pipe(v.number(), v.minValue(0), v.maxValue(1e12));
/** Epochs rise, so that a curve goes from the left to the right. */
const epochs = v.custom<number[]>(
  (value) =>
    Array.isArray(value) &&
    value.every((each, k) => Number.isSafeInteger(each) && each >= 0 && (k === 0 || each > value[k - 1])),
  'epochs',
);
/** What one field of a spec can be. */
const isScalar = (value: unknown): boolean =>
  value === null ||
  typeof value === 'boolean' ||
  Number.isFinite(value) ||
  (typeof value === 'string' && value.length <= 200);
const setting = v.custom<unknown>(
  (value) => isScalar(value) || (Array.isArray(value) && value.length <= 100 && value.every(isScalar)),
  'setting',
);
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
  ended: date,
  name: v.optional(text(LONGEST.name), ''),
  starred: v.optional(v.boolean(), false),
  note: v.optional(text(LONGEST.note), ''),
  contender: count,
  run: count,
  trainingSeed: v.pipe(count, v.maxValue(0x7fffffff)),
  end: v.picklist(ENDS),
  backend: v.string(),
  variant: v.nullable(v.string()),
  parameters: count,
  epochs: count,
  steps: count,
  stepsPerEpoch: count,
  sequencesPerEpoch: count,
  seconds: duration,
  msPerStep: v.nullable(duration),
  msPerPrediction: v.nullable(duration),
  best: v.nullable(v.object({ epoch: count, valLoss: number, restored: v.boolean() })),
  finalTrainLoss: measured,
  finalValLoss: measured,
  scores: v.object({ validation: contenderScores, test: contenderScores }),
  baselines: v.object({ validation: baselines, test: baselines }),
  changes: v.array(v.object({ step: count, epoch: count, path: v.string(), value: setting })),
  fingerprint: v.string(),
  curves: v.object({ epoch: epochs, train: numbers, validation: numbers }),
  weights: v.record(v.string(), v.object({ shape: v.array(count), values: v.string() })),
});

export type WrittenRun = v.InferOutput<typeof runSchema>;

/** The same without curves and weights, as the store lists it. */
export const summarySchema = v.omit(runSchema, ['curves', 'weights']);

/** Curves and weights as the store keeps them: numbers are themselves, weights are arrays. */
export const bodySchema = v.object({
  curves: runSchema.entries.curves,
  weights: v.record(v.string(), v.object({ shape: v.array(count), values: v.instance(Float32Array) })),
});
