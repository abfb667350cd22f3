/** A control exists only where turning it changes the run: every field that this version runs, turned once. */
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/data';
import { withField } from '../../../src/experiment/fields';
import { parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import type { Table } from '../../../src/experiment/sequences';
import { openBackend } from '../../../src/rnn';
import { whole } from '../../../src/data';
import { baselineScores, beyondTheEnd, scoresNow } from '../../../src/training/evaluation';
import { buildModel } from '../../../src/training/network';
import { TrainingRun } from '../../../src/training/run';

const SINE = { kind: 'sine', length: 160, period: 12 };
const LORENZ = { kind: 'lorenz', length: 160 };
const ADDING = { kind: 'adding', lag: 6, sequencesPerEpoch: 24, heldOutSequences: 12 };
const ORDER = { kind: 'temporalOrder', lag: 10, sequencesPerEpoch: 24, heldOutSequences: 12 };
const COPY = { kind: 'copy', lag: 2, symbols: 3, stringLength: 2, sequencesPerEpoch: 24, heldOutSequences: 12 };
const PARITY = { kind: 'parity', lag: 6, sequencesPerEpoch: 24, heldOutSequences: 12 };
const BRACKETS = { kind: 'brackets', lag: 6, sequencesPerEpoch: 24, heldOutSequences: 12 };
const RECALL = { kind: 'delayedRecall', lag: 2, answers: 4, sequencesPerEpoch: 24, heldOutSequences: 12 };

/** A column with gaps and a spike in the training part, all values above zero. */
const WHOLE = Float64Array.from({ length: 160 }, (_, t) =>
  t % 23 === 5 ? NaN : t === 40 ? 90 : 10 + t / 20 + 3 * Math.sin(t / 3),
);
/** Without the rows 30 … 33 and 70. */
const without = (values: Float64Array) => values.filter((_, row) => (row < 30 || row > 33) && row !== 70);

/** In place of a shipped file: rows some of which are missing in time. */
const GAPPED: Table = {
  rows: 155,
  columns: [{ name: 'sunspots', unit: '', values: without(WHOLE) }],
  texts: [{ name: 'sky', codes: Int32Array.from({ length: 155 }, (_, row) => row % 3), words: ['dry', 'wet', 'fog'] }],
  labels: { kind: 'time', times: without(WHOLE.map((_, t) => t * 66_960_000)), precision: 'minute' },
};
const DATA = { data: { source: { kind: 'dataset', id: 'sunspots' } }, task: { window: 8, seasonalPeriod: 12 } };
const DAILY = { ...DATA, task: { window: 8, seasonalPeriod: 4 }, preparation: { resample: { to: 'day', by: 'mean' } } };
const BOUNDED = { ...DATA, preparation: { outliers: { rule: 'bounds', low: 8, high: 30 } } };
const CLIPPED = { ...DATA, preparation: { outliers: { rule: 'sigma' } } };

function small(extra: Record<string, unknown> = {}): Record<string, unknown> {
  const { training, contender, ...rest } = extra as { training?: object; contender?: object };
  return {
    data: { source: SINE },
    task: { window: 8 },
    contenders: [{ cell: 'lstm', units: 4, ...contender }],
    training: { epochs: 3, batchSize: 16, restoreBest: false, ...training },
    ...rest,
  };
}

function specOf(document: object): ExperimentSpec {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

/** Everything that the page shows of a finished run, as text. */
async function outcome(spec: ExperimentSpec): Promise<string> {
  await openBackend('reference');
  const prepared = prepare(spec, spec.data.source.kind === 'dataset' ? GAPPED : null);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  const { value } = prepared;
  const model = buildModel(spec, 0, value);
  const run = new TrainingRun(model, value, spec, 0, 'A', () => 0);
  run.start();
  while (run.status === 'training') run.advance();
  const shown = {
    records: run.records,
    status: run.status,
    test: scoresNow(model, value, 'test'),
    baselines: whole(baselineScores(value, 'test')),
    beyond: Array.from(whole(beyondTheEnd(model, value)) ?? []),
  };
  model.dispose();
  return JSON.stringify(shown);
}

const GRU = { contender: { cell: 'gru' } };
const MGU = { contender: { cell: 'mgu' } };
const SGD = { training: { optimiser: 'sgd' } };
const RMSPROP = { training: { optimiser: 'rmsprop' } };

/** Every field of the made-up series, with another value than its default. */
const SERIES: readonly (readonly [string, Readonly<Record<string, number>>])[] = [
  ['square', { length: 200, period: 20, amplitude: 3, noise: 0.5 }],
  ['sawtooth', { length: 200, period: 20, amplitude: 3, noise: 0.5 }],
  ['triangle', { length: 200, period: 20, amplitude: 3, noise: 0.5 }],
  ['chirp', { length: 200, startPeriod: 30, endPeriod: 8, amplitude: 3, noise: 0.5 }],
  ['dampedOscillation', { length: 200, period: 20, amplitude: 3, halfLife: 40, noise: 0.5 }],
  ['trendSeason', { length: 200, slope: 0.1, period: 20, amplitude: 3, noise: 0.5 }],
  ['randomWalk', { length: 200, drift: 0.5, step: 2 }],
  ['ar2', { length: 200, phi1: 0.9, phi2: -0.9, noise: 2 }],
  ['logisticMap', { length: 200, r: 3.7, start: 0.3, noise: 0.1 }],
  ['mackeyGlass', { length: 200, tau: 20, beta: 0.3, gamma: 0.15, power: 8, noise: 0.1 }],
  ['lorenz', { length: 200, sigma: 9, rho: 30, beta: 2, step: 0.03, noise: 1 }],
];

const ofSeries = SERIES.flatMap(([kind, fields]) =>
  Object.entries({ ...fields, missingShare: 0.1, outlierShare: 0.05 }).map(
    ([field, value]) => [`data.source.${field}`, value, { data: { source: { kind, length: 160 } } }] as const,
  ),
);

/** [field, its other value, what else must hold for it to matter]. */
const SETTINGS: readonly (readonly [string, unknown, Record<string, unknown>?])[] = [
  ['seed', 7],
  ['trainingSeed', 7],
  ['data.source.length', 200],
  ['data.source.period', 20],
  ['data.source.amplitude', 3],
  ['data.source.noise', 0.5],
  ['data.source.periods', [9, 30], { data: { source: { kind: 'sumOfSines', length: 160 } } }],
  ['data.source.amplitudes', [1, 2], { data: { source: { kind: 'sumOfSines', length: 160 } } }],
  ['data.source.lag', 9, { data: { source: ADDING } }],
  ['data.source.sequencesPerEpoch', 40, { data: { source: ADDING } }],
  ['data.source.heldOutSequences', 20, { data: { source: ADDING } }],
  ['data.source.lag', 3, { data: { source: RECALL } }],
  ['data.source.symbols', 3, { data: { source: RECALL } }],
  ['data.source.answers', 6, { data: { source: RECALL } }],
  ['data.source.lag', 20, { data: { source: ORDER } }],
  ['data.source.lag', 4, { data: { source: COPY } }],
  ['data.source.symbols', 4, { data: { source: COPY } }],
  ['data.source.stringLength', 3, { data: { source: COPY } }],
  ['data.source.lag', 8, { data: { source: PARITY } }],
  ['data.source.lag', 8, { data: { source: BRACKETS } }],
  ['data.source.maxDepth', 2, { data: { source: BRACKETS } }],
  ...[ORDER, COPY, PARITY, BRACKETS].flatMap((source) => [
    ['data.source.sequencesPerEpoch', 40, { data: { source } }] as const,
    ['data.source.heldOutSequences', 20, { data: { source } }] as const,
  ]),
  ['data.source.missingShare', 0.1],
  ['data.source.outlierShare', 0.05],
  ['data.source.outlierShare', 0.05, { data: { source: { kind: 'sumOfSines', length: 160 } } }],
  ...ofSeries,
  ['data.inputs', ['x', 'z'], { data: { source: LORENZ } }],
  ['task.window', 12],
  ['task.horizon', 3],
  ['task.stride', 2],
  ['task.strategy', 'recursive', { task: { window: 8, horizon: 3 } }],
  ['task.beyond', 3],
  ['task.seasonalPeriod', 5],
  ['preparation.resample', { to: 'day', by: 'mean' }, DATA],
  ['preparation.resample.to', 'week', DAILY],
  ['preparation.resample.by', 'sum', DAILY],
  ['preparation.resample.by', 'last', DAILY],
  ...(['fill', 'split'] as const).map((rule) => ['preparation.gaps', rule, DATA] as const),
  ...(['dropRow', 'mean', 'median', 'min', 'max', 'forwardFill', 'spline'] as const).map(
    (rule) => ['preparation.missing', rule, DATA] as const,
  ),
  ['preparation.missingIndicator', true, DATA],
  ['preparation.outliers.rule', 'iqr', DATA],
  ['preparation.outliers.rule', 'sigma', DATA],
  ['preparation.outliers.k', 1, CLIPPED],
  ['preparation.smoothing.rule', 'movingMean', DATA],
  ['preparation.smoothing.rule', 'exponential', DATA],
  ['preparation.smoothing.rows', 3, { ...DATA, preparation: { smoothing: { rule: 'movingMean' } } }],
  ['preparation.smoothing.alpha', 0.5, { ...DATA, preparation: { smoothing: { rule: 'exponential' } } }],
  ['preparation.outliers.low', 12, BOUNDED],
  ['preparation.outliers.high', 15, BOUNDED],
  ['preparation.outliers.rule', 'bounds', { ...DATA, preparation: { outliers: { low: 12 } } }],
  ...(['log', 'difference', 'seasonalDifference', 'detrend', 'logDifference', 'logSeasonalDifference'] as const).map(
    (transform) => ['preparation.transform', transform, DATA] as const,
  ),
  ['preparation.features.timeSince', true, DATA],
  ['preparation.features.words', ['sky'], DATA],
  ...(['hour', 'weekday', 'month'] as const).map((unit) => ['preparation.features.calendar', [unit], DATA] as const),
  ['preparation.features.calendarAhead', true, { ...DATA, preparation: { features: { calendar: ['weekday'] } } }],
  ['preparation.features.knownAhead', ['sky'], { ...DATA, preparation: { features: { words: ['sky'] } } }],
  ['preparation.features.knownAhead', ['z'], { data: { source: LORENZ, inputs: ['x', 'z'] } }],
  ['preparation.features.rollingMean', 4],
  ['preparation.features.rollingStd', 4],
  ['preparation.features.lags', [12]],
  ['preparation.split.validation', 0.25],
  ['preparation.split.test', 0.25],
  ['preparation.scale', 'standard'],
  ['preparation.scale', 'none', { data: { source: { ...SINE, amplitude: 3 } } }],
  ['contenders.0.cell', 'gru'],
  ['contenders.0.cell', 'simpleRnn'],
  ['contenders.0.cell', 'mgu'],
  ['contenders.0.units', 5],
  ['contenders.0.layers', 2],
  ['contenders.0.bidirectional', true],
  ['contenders.0.bidirectional', true, GRU],
  ['contenders.0.bidirectional', true, { contender: { cell: 'simpleRnn' } }],
  ['contenders.0.bidirectional', true, MGU],
  ['contenders.0.activation', 'relu'],
  ['contenders.0.gateActivation', 'hardSigmoid'],
  ['contenders.0.gateActivation', 'hardSigmoid', MGU],
  ['contenders.0.resetAfter', false, GRU],
  ['contenders.0.kernelInitialiser', 'heNormal'],
  ['contenders.0.recurrentInitialiser', 'glorotUniform'],
  ['contenders.0.forgetBias', 3],
  ['contenders.0.inputBias', -1],
  ['contenders.0.updateBias', -2, GRU],
  ['contenders.0.updateBias', -2, MGU],
  ['contenders.0.chronoMax', 20],
  ['contenders.0.chronoMax', 20, GRU],
  ['contenders.0.chronoMax', 20, MGU],
  ['contenders.0.dropout', 0.3],
  ['contenders.0.recurrentDropout', 0.3],
  ['training.optimiser', 'sgd'],
  ['training.optimiser', 'rmsprop'],
  ['training.learningRate', 0.05],
  ['training.decayStart', 0.2],
  ['training.momentum', 0.5, SGD],
  ['training.beta1', 0.5],
  ['training.beta2', 0.9],
  ['training.rho', 0.5, RMSPROP],
  ['training.epsilon', 0.1],
  ['training.batchSize', 8],
  ['training.epochs', 4],
  ['training.loss', 'mae'],
  ['training.loss', 'huber'],
  ['training.huberDelta', 0.1, { training: { loss: 'huber' } }],
  ['training.clipping.rule', 'none', { training: { clipping: { limit: 0.01 }, optimiser: 'sgd' } }],
  ['training.clipping.rule', 'value', { training: { clipping: { limit: 0.01 }, optimiser: 'sgd' } }],
  ['training.clipping.limit', 0.01, SGD],
  ['training.l1', 0.1],
  ['training.l2', 0.1],
  [
    'training.earlyStopping.enabled',
    true,
    { training: { epochs: 6, learningRate: 1, earlyStopping: { patience: 1 } } },
  ],
  [
    'training.earlyStopping.patience',
    2,
    { training: { epochs: 6, learningRate: 1, earlyStopping: { enabled: true, patience: 1 } } },
  ],
  ['training.earlyStopping.minDelta', 100, { training: { earlyStopping: { enabled: true, patience: 1 } } }],
  ['training.restoreBest', true, { training: { epochs: 12, learningRate: 0.3 } }],
];

/** Of the specs that settings are turned in, most of which are the same. */
const outcomes = new Map<string, Promise<string>>();

/** The outcome of a spec, run twice when it is first asked for: the same spec gives bit-equal numbers. */
function known(spec: ExperimentSpec): Promise<string> {
  const key = JSON.stringify(spec);
  const twice = async () => {
    const was = await outcome(spec);
    expect(await outcome(spec), 'the same spec gives bit-equal numbers').toBe(was);
    return was;
  };
  const found = outcomes.get(key) ?? twice();
  outcomes.set(key, found);
  return found;
}

describe('turning a setting changes the run', () => {
  for (const [path, value, extra] of SETTINGS) {
    it(`${path} = ${JSON.stringify(value)}${extra === undefined ? '' : ` with ${JSON.stringify(extra)}`}`, async () => {
      const before = specOf(small(extra));
      const after = specOf(withField(before, path, value));
      expect(await outcome(after)).not.toBe(await known(before));
    });
  }
});
