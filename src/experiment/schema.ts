/** The ExperimentSpec, version 2: the one document that page, link, command line and saved runs share. */
import * as v from 'valibot';
import { columnName, list } from './bounded';
import { CELLS, cellFields } from './cells';
import { CONTENDER_DEFAULTS_V1, SPEC_DEFAULTS_V1 } from './defaults';
import { FILE_LIMITS } from './files';
import { interventionsSchema } from './interventions';
import { about, integer, positive, real } from './numbers';
import { sourceSchema } from './sources';
import { PLANNED_TASKS, RESOLVED_TASKS } from './tasks';

export { type SourceKind, type SourceSpec } from './sources';
export { DATASET_IDS, type DatasetId } from './sources/dataset';

/** The version that this schema reads; older documents are migrated first (migration.ts). */
export const SPEC_VERSION = 2;

const D = SPEC_DEFAULTS_V1;

const columns = list(columnName, FILE_LIMITS.columns);
const data = v.strictObject({
  source: v.optional(sourceSchema, D.data.source),
  inputs: v.optional(v.pipe(columns, about('Input columns; empty: the target columns alone.')), []),
  targets: v.optional(v.pipe(columns, about("Target columns; empty: the data set's own target.")), []),
  sequence: v.optional(
    v.pipe(
      v.nullable(columnName),
      about(
        "Column of the user's file that names its series: all of them are read, one below the other, and no window crosses from one to the next. null: one series.",
      ),
    ),
    null,
  ),
});

/** Task kinds of data.md; `auto` is the one that the source calls for. */
export const TASK_KINDS = ['auto', ...RESOLVED_TASKS, ...PLANNED_TASKS] as const;

const task = v.strictObject({
  kind: v.optional(v.pipe(v.picklist(TASK_KINDS), about('auto: the one task that the source calls for.')), D.task.kind),
  window: v.optional(v.pipe(integer(1, 2000), about('Forecast: steps the network sees.')), D.task.window),
  horizon: v.optional(v.pipe(integer(1, 500), about('Forecast: steps ahead to predict.')), D.task.horizon),
  stride: v.optional(
    v.pipe(integer(1, 1000), about('Forecast: steps between the starts of two training windows.')),
    D.task.stride,
  ),
  strategy: v.optional(
    v.pipe(
      v.picklist(['direct', 'recursive']),
      about('Forecast, horizon > 1: one output per step, or one-step predictions fed back.'),
    ),
    D.task.strategy,
  ),
  beyond: v.optional(
    v.pipe(
      v.nullable(integer(1, 1000)),
      about(
        'Forecast: steps to predict after the last row; null: the horizon, or as many as the window has where predictions can be fed back.',
      ),
    ),
    D.task.beyond,
  ),
  seasonalPeriod: v.optional(
    v.pipe(
      v.nullable(integer(1, 5000)),
      about(
        'Steps a season has, for the seasonal naive baseline and the seasonal difference; null: the data set’s own, else a period of the calendar that the correlation bears out, else its highest peak.',
      ),
    ),
    D.task.seasonalPeriod,
  ),
});

export const GAP_RULES = ['fill', 'split', 'ignore'] as const;
export const INTERVALS = ['hour', 'day', 'week', 'month'] as const;
export const SUMMARIES = ['mean', 'sum', 'last'] as const;
export const MISSING_RULES = ['dropRow', 'mean', 'median', 'min', 'max', 'forwardFill', 'linear', 'spline'] as const;
export const OUTLIER_RULES = ['none', 'iqr', 'sigma', 'bounds'] as const;
export const SMOOTHINGS = ['none', 'movingMean', 'exponential'] as const;
export const TRANSFORMS = [
  'none',
  'log',
  'difference',
  'seasonalDifference',
  'detrend',
  'logDifference',
  'logSeasonalDifference',
] as const;
export const CALENDAR_UNITS = ['hour', 'weekday', 'month'] as const;
export const SCALES = ['none', 'standard', 'minMax'] as const;

const P = D.preparation;
const preparation = v.strictObject({
  resample: v.optional(
    v.pipe(
      v.nullable(v.strictObject({ to: v.picklist(INTERVALS), by: v.picklist(SUMMARIES) })),
      about(
        'Before everything else: rows put together into intervals, labelled by their beginning; missing cells are left out. null: the rows as they are.',
      ),
    ),
    P.resample,
  ),
  gaps: v.optional(
    v.pipe(
      v.picklist(GAP_RULES),
      about(
        'Rows that are missing in time. fill: put in as rows without a value, which the rule for missing values fills; split: no window crosses them; ignore: as if none were missing, as before there was this field.',
      ),
    ),
    P.gaps,
  ),
  missing: v.optional(
    v.pipe(
      v.picklist(MISSING_RULES),
      about('linear, spline: between training values only; everywhere else the last value is repeated.'),
    ),
    P.missing,
  ),
  missingIndicator: v.optional(
    v.pipe(v.boolean(), about('One more input, 0 or 1, for each input column with a gap in the training part.')),
    P.missingIndicator,
  ),
  outliers: v.optional(
    v.strictObject({
      rule: v.optional(v.picklist(OUTLIER_RULES), P.outliers.rule),
      k: v.optional(
        v.pipe(positive(100), about('Clip at k interquartile ranges or k standard deviations.')),
        P.outliers.k,
      ),
      low: v.optional(
        v.pipe(
          v.nullable(real(-1e12, 1e12)),
          about('bounds: values of every used column below this are moved up to it; null: open.'),
        ),
        P.outliers.low,
      ),
      high: v.optional(
        v.pipe(v.nullable(real(-1e12, 1e12)), about('bounds: values above this are moved down to it; null: open.')),
        P.outliers.high,
      ),
    }),
    {},
  ),
  smoothing: v.optional(
    v.strictObject({
      rule: v.optional(
        v.pipe(
          v.picklist(SMOOTHINGS),
          about('Of input columns alone, from a row and those before it; targets stay as they are.'),
        ),
        P.smoothing.rule,
      ),
      rows: v.optional(v.pipe(integer(2, 2000), about('movingMean: of so many last rows.')), P.smoothing.rows),
      alpha: v.optional(
        v.pipe(positive(1), about('exponential: weight of the row itself; the smaller, the smoother.')),
        P.smoothing.alpha,
      ),
    }),
    {},
  ),
  transform: v.optional(
    v.pipe(v.picklist(TRANSFORMS), about('Of every used column; undone before errors are counted.')),
    P.transform,
  ),
  features: v.optional(
    v.strictObject({
      timeSince: v.optional(
        v.pipe(v.boolean(), about('log(1 + the time since the row before, in steps).')),
        P.features.timeSince,
      ),
      calendar: v.optional(list(v.picklist(CALENDAR_UNITS), CALENDAR_UNITS.length), []),
      rollingMean: v.optional(
        v.pipe(v.nullable(integer(2, 2000)), about('Mean of so many last rows of each target; null: none.')),
        P.features.rollingMean,
      ),
      rollingStd: v.optional(
        v.pipe(v.nullable(integer(2, 2000)), about('Their standard deviation; null: none.')),
        P.features.rollingStd,
      ),
      lags: v.optional(v.pipe(list(integer(1, 2000), 12), about('Each target so many rows before, as inputs.')), []),
      words: v.optional(
        v.pipe(
          list(columnName, 20),
          about(
            'Columns of words as inputs, one a word: the 20 most frequent of the training part, all others together.',
          ),
        ),
        [],
      ),
      knownAhead: v.optional(
        v.pipe(
          list(columnName, FILE_LIMITS.columns),
          about(
            'Input columns, no targets, that are known for the rows predicted: read as many rows ahead as one pass predicts. Rows at the end that have them and no target are forecast.',
          ),
        ),
        [],
      ),
      calendarAhead: v.optional(
        v.pipe(v.boolean(), about('Reads the calendar as many rows ahead as the columns that are known ahead.')),
        P.features.calendarAhead,
      ),
    }),
    {},
  ),
  split: v.optional(
    v.strictObject({
      validation: v.optional(
        v.pipe(real(0.01, 0.8), about('Share of the series, after the training part.')),
        P.split.validation,
      ),
      test: v.optional(v.pipe(real(0.01, 0.8), about('Share of the series, at its end.')), P.split.test),
      shuffle: v.optional(v.pipe(v.boolean(), about('Only where samples are independent.')), P.split.shuffle),
    }),
    {},
  ),
  scale: v.optional(v.pipe(v.picklist(SCALES), about('Fitted on the training part only.')), P.scale),
  lengths: v.optional(
    v.pipe(v.picklist(['pad', 'crop', 'resample']), about('Sequences of differing lengths.')),
    P.lengths,
  ),
  imbalance: v.optional(v.picklist(['none', 'classWeights', 'resample']), P.imbalance),
});

/** How the sizes of the other contenders follow the first's. */
export const MATCHINGS = ['none', 'units', 'parameters'] as const;

export const ACTIVATIONS = ['tanh', 'relu', 'sigmoid', 'linear'] as const;
export const GATE_ACTIVATIONS = ['sigmoid', 'hardSigmoid'] as const;
export const KERNEL_INITIALISERS = ['glorotUniform', 'glorotNormal', 'heUniform', 'heNormal', 'orthogonal'] as const;

const C = CONTENDER_DEFAULTS_V1;
const contender = v.strictObject({
  cell: v.picklist(CELLS),
  units: v.optional(integer(1, 512), C.units),
  layers: v.optional(integer(1, 4), C.layers),
  bidirectional: v.optional(
    v.pipe(v.boolean(), about('Every layer also reads backwards; both states go on side by side.')),
    C.bidirectional,
  ),
  activation: v.optional(v.picklist(ACTIVATIONS), C.activation),
  gateActivation: v.optional(
    v.pipe(v.picklist(GATE_ACTIVATIONS), about('hardSigmoid: clip(0.2 x + 0.5, 0, 1), as in Keras 2.')),
    C.gateActivation,
  ),
  ...cellFields('options'),
  kernelInitialiser: v.optional(v.picklist(KERNEL_INITIALISERS), C.kernelInitialiser),
  recurrentInitialiser: v.optional(
    v.pipe(v.picklist(KERNEL_INITIALISERS), about('Each gate’s H × H block by itself.')),
    C.recurrentInitialiser,
  ),
  ...cellFields('biases'),
  chronoMax: v.optional(
    v.pipe(
      v.nullable(integer(3, 100_000)),
      about('Chrono initialisation (Tallec & Ollivier 2018) with this T_max, instead of the three biases; null: off.'),
    ),
    C.chronoMax,
  ),
  dropout: v.optional(
    v.pipe(real(0, 0.95), about('On the output of every recurrent layer, while training.')),
    C.dropout,
  ),
  recurrentDropout: v.optional(
    v.pipe(real(0, 0.95), about('On the recurrent state, one mask for all steps, while training.')),
    C.recurrentDropout,
  ),
});

const T = D.training;
const training = v.strictObject({
  optimiser: v.optional(v.picklist(['adam', 'rmsprop', 'sgd']), T.optimiser),
  learningRate: v.optional(positive(10), T.learningRate),
  decayStart: v.optional(
    v.pipe(real(0, 1), about('Share of the epochs after which the learning rate falls linearly to zero; 1: never.')),
    T.decayStart,
  ),
  momentum: v.optional(v.pipe(real(0, 0.9999), about('SGD.')), T.momentum),
  beta1: v.optional(v.pipe(real(0, 0.9999), about('Adam.')), T.beta1),
  beta2: v.optional(v.pipe(real(0, 0.999999), about('Adam.')), T.beta2),
  rho: v.optional(v.pipe(real(0, 0.9999), about('RMSprop: smoothing of the squared gradient.')), T.rho),
  epsilon: v.optional(v.pipe(positive(1), about('Adam, RMSprop; outside the root.')), T.epsilon),
  batchSize: v.optional(integer(1, 4096), T.batchSize),
  epochs: v.optional(integer(1, 100_000), T.epochs),
  loss: v.optional(
    v.pipe(
      v.picklist(['auto', 'mse', 'mae', 'huber', 'crossEntropy', 'binaryCrossEntropy']),
      about('auto: mean squared error, or cross-entropy where the task asks for a class.'),
    ),
    T.loss,
  ),
  huberDelta: v.optional(positive(1e6), T.huberDelta),
  clipping: v.optional(
    v.strictObject({
      rule: v.optional(
        v.pipe(v.picklist(['none', 'value', 'norm']), about('norm: the global norm of all gradients.')),
        T.clipping.rule,
      ),
      limit: v.optional(positive(1e6), T.clipping.limit),
    }),
    {},
  ),
  l1: v.optional(v.pipe(real(0, 10), about('Penalty l1 · Σ|w| over all kernels and recurrent kernels.')), T.l1),
  l2: v.optional(v.pipe(real(0, 10), about('Penalty l2 · Σw² over all kernels and recurrent kernels.')), T.l2),
  earlyStopping: v.optional(
    v.strictObject({
      enabled: v.optional(v.boolean(), T.earlyStopping.enabled),
      patience: v.optional(
        v.pipe(integer(1, 10_000), about('Epochs without a better validation loss.')),
        T.earlyStopping.patience,
      ),
      minDelta: v.optional(v.pipe(real(0, 1e6), about('What counts as better.')), T.earlyStopping.minDelta),
    }),
    {},
  ),
  restoreBest: v.optional(
    v.pipe(v.boolean(), about('After the last epoch, go back to the weights of the best validation loss.')),
    T.restoreBest,
  ),
  backend: v.optional(v.picklist(['auto', 'webgl', 'simd', 'reference']), T.backend),
});

export const specSchema = v.strictObject({
  version: v.optional(v.literal(SPEC_VERSION), SPEC_VERSION),
  seed: v.optional(v.pipe(integer(0, 0x7fffffff), about('Of everything random; the data depend on it alone.')), D.seed),
  seeds: v.optional(
    v.pipe(integer(1, 20), about('Runs a contender; all but the first take training seeds derived from the first’s.')),
    D.seeds,
  ),
  trainingSeed: v.optional(
    v.pipe(
      v.nullable(integer(0, 0x7fffffff)),
      about('Of first weights, the order of batches and dropout; null: the seed.'),
    ),
    D.trainingSeed,
  ),
  data: v.optional(data, {}),
  task: v.optional(task, {}),
  preparation: v.optional(preparation, {}),
  contenders: v.optional(v.pipe(list(contender, 4), v.minLength(1)), () => structuredCopy(D.contenders)),
  matching: v.optional(
    v.pipe(
      v.picklist(MATCHINGS),
      about(
        'Units of all contenders but the first, in place of their own: as many as it has, or those that come nearest to its parameters.',
      ),
    ),
    D.matching,
  ),
  training: v.optional(training, {}),
  interventions: v.optional(interventionsSchema, []),
});

function structuredCopy<V>(value: V): V {
  return JSON.parse(JSON.stringify(value)) as V;
}

export type ExperimentSpec = v.InferOutput<typeof specSchema>;
export type TaskSpec = ExperimentSpec['task'];
export type PreparationSpec = ExperimentSpec['preparation'];
export type ContenderSpec = ExperimentSpec['contenders'][number];
export type TrainingSpec = ExperimentSpec['training'];
export type Activation = (typeof ACTIVATIONS)[number];
export type GateActivation = (typeof GATE_ACTIVATIONS)[number];
export type KernelInitialiser = (typeof KERNEL_INITIALISERS)[number];
export type BackendChoice = TrainingSpec['backend'];
