/** The schema of a run as JSON writes it; what it becomes lies in runRecord.ts. */
import * as v from 'valibot';
import { columnName, list, table, text } from './bounded';
import { FILE_LIMITS } from './files';
import { LONGEST, type RunEnd } from './runs';
import type { BaselineName } from './sequences';

/** As many entries as lists of a run may have; more than any run of this page has. */
const MOST = {
  horizon: 500,
  metrics: 50,
  /** Epoch 0 and every epoch a spec allows. */
  epochs: 100_001,
  changes: 100_000,
  dimensions: 4,
  /** Of four layers in two directions, three each, and a head. */
  arrays: 100,
  /** Characters of base64 of one array. */
  weights: 200_000_000,
} as const;

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
/** One check for the whole list: curves are long. Of a list that is too long only the length is looked at. */
const numbers = (most: number) =>
  v.pipe(
    v.custom<(number | string)[]>(
      (value) => Array.isArray(value) && (value.length > most || value.every(isWritten)),
      'numbers',
    ),
    v.maxLength(most),
    v.transform((values) => values.map(readNumber)),
  );
/** Beyond this, whole numbers are not told from their neighbours. */
const count = v.pipe(v.number(), v.maxValue(Number.MAX_SAFE_INTEGER), v.integer(), v.minValue(0));
/** Milliseconds since 1970 that are a date (ECMAScript, "Time Values and Time Range"). */
const date = v.pipe(v.number(), v.minValue(-8.64e15), v.maxValue(8.64e15));
/** Seconds, or milliseconds: of some 30 years at most. */
const duration = v.pipe(v.number(), v.minValue(0), v.maxValue(1e12));
/** Epochs rise, so that a curve goes from the left to the right. */
const epochs = v.pipe(
  v.custom<number[]>(
    (value) =>
      Array.isArray(value) &&
      (value.length > MOST.epochs ||
        value.every((each, k) => Number.isSafeInteger(each) && each >= 0 && (k === 0 || each > value[k - 1]))),
    'epochs',
  ),
  v.maxLength(MOST.epochs),
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
const curve = numbers(MOST.epochs);
/** Of the losses, which are measured where training was possible. */
const measured = v.nullable(number);

const metrics = table(number, MOST.metrics);
const scores = v.object({
  overall: metrics,
  targets: list(metrics, FILE_LIMITS.columns),
  steps: list(numbers(MOST.horizon), FILE_LIMITS.columns),
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
const baselines = table(scores, BASELINES.length, v.picklist(BASELINES));

/** A run whose version, spec and weights are looked at apart from this. */
export const runSchema = v.object({
  id: v.pipe(text(LONGEST.id), v.minLength(1)),
  race: text(LONGEST.id),
  ended: date,
  name: v.optional(text(LONGEST.name), ''),
  starred: v.optional(v.boolean(), false),
  note: v.optional(text(LONGEST.note), ''),
  /** Earlier pages tell it by the version of the spec. */
  earlierRules: v.optional(v.boolean(), false),
  contender: count,
  run: count,
  trainingSeed: v.pipe(count, v.maxValue(0x7fffffff)),
  end: v.picklist(ENDS),
  backend: text(LONGEST.backend),
  variant: v.nullable(text(LONGEST.backend)),
  parameters: count,
  epochs: count,
  steps: count,
  stepsPerEpoch: count,
  sequencesPerEpoch: count,
  seconds: duration,
  msPerStep: v.nullable(duration),
  /** Runs that were kept by earlier pages do not say. */
  beside: v.optional(v.nullable(v.boolean()), null),
  msPerPrediction: v.nullable(duration),
  best: v.nullable(v.object({ epoch: count, valLoss: number, restored: v.boolean() })),
  /** Earlier pages did not keep it. */
  firstValLoss: v.optional(measured, null),
  finalTrainLoss: measured,
  finalValLoss: measured,
  scores: v.object({ validation: contenderScores, test: contenderScores }),
  baselines: v.object({ validation: baselines, test: baselines }),
  changes: list(v.object({ step: count, epoch: count, path: text(LONGEST.path), value: setting }), MOST.changes),
  /** Earlier pages did not keep it. */
  resolved: v.optional(
    v.nullable(
      v.object({
        seasonalPeriod: v.nullable(count),
        targets: list(columnName, FILE_LIMITS.columns),
        file: v.optional(
          v.nullable(
            v.object({
              time: list(columnName, FILE_LIMITS.columns),
              step: v.nullable(text(LONGEST.step)),
              skipped: count,
              series: v.nullable(text(LONGEST.series)),
            }),
          ),
          null,
        ),
      }),
    ),
    null,
  ),
  fingerprint: text(LONGEST.fingerprint),
  curves: v.object({ epoch: epochs, train: curve, validation: curve }),
  weights: table(v.object({ shape: list(count, MOST.dimensions), values: text(MOST.weights) }), MOST.arrays),
});

export type WrittenRun = v.InferOutput<typeof runSchema>;

/** The same without curves and weights, as the store lists it. */
export const summarySchema = v.omit(runSchema, ['curves', 'weights']);

/** Curves and weights as the store keeps them: numbers are themselves, weights are arrays. */
export const bodySchema = v.object({
  curves: runSchema.entries.curves,
  weights: table(v.object({ shape: list(count, MOST.dimensions), values: v.instance(Float32Array) }), MOST.arrays),
});
