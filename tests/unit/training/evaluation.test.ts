/** Forecasts of a network over several steps, against passes made one by one. */
import { describe, expect, it } from 'vitest';
import { prepare, whole, type Prepared } from '../../../src/data';
import { parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { openBackend, type Model } from '../../../src/rnn';
import {
  baselineScores,
  beyondTheEnd,
  hasAlternative,
  lossOf,
  partScores,
  predictions,
  SCORING,
  scoredPredictions,
  scoredSamples,
  scoresNow,
  setsScored,
} from '../../../src/training/evaluation';
import { buildModel } from '../../../src/training/network';
import { describeData } from '../../../src/training/preview';

async function network(
  task: object,
  document: object = {},
): Promise<{ model: Model; prepared: Prepared; spec: ExperimentSpec }> {
  const parsed = parseSpec({
    data: { source: { kind: 'sine', length: 160 } },
    task: { window: 8, ...task },
    preparation: { scale: 'none' },
    contenders: [{ cell: 'gru', units: 4 }],
    ...document,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const prepared = prepare(parsed.value, null);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  await openBackend('reference');
  return { model: buildModel(parsed.value, 0, prepared.value), prepared: prepared.value, spec: parsed.value };
}

/** The first step of a pass over one window [T] of one variable. */
const pass = (model: Model, window: readonly number[]) =>
  model.predict({ size: 1, steps: window.length, inputs: Float32Array.from(window), mask: null });

const SAMPLES = Int32Array.of(0, 3, 7);

describe('a recursive forecast', () => {
  it('is the network’s first step fed back, pass by pass, for either strategy of training', async () => {
    for (const strategy of ['direct', 'recursive']) {
      const { model, prepared } = await network({ horizon: 3, strategy });
      const forecast = whole(predictions(model, prepared, 'test', SAMPLES, 'recursive'));
      SAMPLES.forEach((sample, n) => {
        const window = [...prepared.test.batch([sample]).inputs];
        for (let step = 0; step < 3; step++) {
          const next = pass(model, window)[0]!;
          expect(forecast[n * 3 + step]).toBeCloseTo(next, 5);
          window.push(next);
          window.shift();
        }
      });
      model.dispose();
    }
  });

  it('of one step is the direct one, bit by bit', async () => {
    const { model, prepared } = await network({ horizon: 1, strategy: 'recursive' });
    const of = (strategy: 'direct' | 'recursive') => whole(predictions(model, prepared, 'test', SAMPLES, strategy));
    expect(of('recursive')).toEqual(of('direct'));
    expect(hasAlternative(prepared)).toBe(false);
    expect(scoresNow(model, prepared, 'test').recursive).toBeNull();
    model.dispose();
  });

  it('stands beside the direct one: both share the first step and are scored by step ahead', async () => {
    const { model, prepared } = await network({ horizon: 3 });
    const { own, recursive } = scoresNow(model, prepared, 'test');
    expect([own.steps[0]!.length, recursive!.steps[0]!.length]).toEqual([3, 3]);
    expect(recursive!.steps[0]![0]).toBeCloseTo(own.steps[0]![0]!, 6);
    expect(recursive!.steps[0]![2]).not.toBeCloseTo(own.steps[0]![2]!, 6);
    model.dispose();
  });
});

describe('the forecast beyond the end', () => {
  it('is what the network says of the last window, then of windows that hold its own predictions', async () => {
    const { model, prepared } = await network({ horizon: 2, beyond: 5 });
    const window = [...prepared.beyond!.window().windows];
    expect(window.slice(0, -1)).toEqual(
      [...prepared.test.batch([prepared.test.count - 1]).inputs].slice(2).concat(window.slice(6, 7)),
    );
    const expected: number[] = [];
    for (let step = 0; step < 5; step += 2) {
      const next = [...pass(model, window)];
      expected.push(...next);
      window.push(...next);
      window.splice(0, 2);
    }
    whole(beyondTheEnd(model, prepared))!.forEach((value, k) => expect(value).toBeCloseTo(expected[k]!, 5));
    expect(prepared.beyond!.labels).toEqual(['160', '161', '162', '163', '164']);
    model.dispose();
  });
});

describe('the loss of a part', () => {
  it('pauses after every 256 samples and is the same number as in one go', async () => {
    const { model, prepared, spec } = await network({}, { data: { source: { kind: 'sine', length: 4000 } } });
    const settings = { loss: 'mse', huberDelta: spec.training.huberDelta } as const;
    const pieces = lossOf(model, prepared.validation, settings);
    let pauses = 0;
    let piece = pieces.next();
    for (; piece.done !== true; piece = pieces.next()) pauses++;
    expect([prepared.validation.count, pauses]).toEqual([600, 2]);
    expect(piece.value).toBe(whole(lossOf(model, prepared.validation, settings)));
    const all = prepared.validation.batch(Int32Array.from({ length: 600 }, (_, k) => k));
    expect(piece.value).toBeCloseTo(model.loss(all, settings), 6);
    model.dispose();
  });
});

describe('what is scored', () => {
  it('is all of a part where the budget allows, else evenly spaced samples with the first and the last', async () => {
    const { model, prepared } = await network({ horizon: 20 }, { data: { source: { kind: 'sine', length: 20_000 } } });
    model.dispose();
    const { count } = prepared.test;
    expect(scoredSamples(prepared, 'test', SCORING.rest, 'direct')).toHaveLength(count);
    const few = scoredSamples(prepared, 'test', SCORING.training, 'recursive');
    expect(few).toHaveLength(SCORING.training / 20 / 8);
    expect([few[0], few.at(-1)]).toEqual([0, count - 1]);
    const gaps = few.subarray(1).map((sample, k) => sample - few[k]!);
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  });

  it('lists every set of windows once, the one of a rest first', async () => {
    const { model, prepared } = await network({ horizon: 20 }, { data: { source: { kind: 'sine', length: 20_000 } } });
    model.dispose();
    const { count } = prepared.test;
    expect(setsScored(prepared, 'test').map(({ length }) => length)).toEqual([count, SCORING.training / 20 / 8]);
    const small = await network({ horizon: 20 });
    small.model.dispose();
    expect(setsScored(small.prepared, 'test')).toHaveLength(1);
  });

  it('is the same windows for contenders and baselines, also beyond the budget of a rest', async () => {
    const { model, prepared } = await network(
      { window: 2000, horizon: 2 },
      {
        data: { source: { kind: 'sine', length: 20_000 } },
        preparation: { split: { validation: 0.1, test: 0.3 } },
        contenders: [{ cell: 'simpleRnn', units: 1 }],
      },
    );
    const { count } = prepared.test;
    expect(count * prepared.steps).toBeGreaterThan(SCORING.rest);
    const baselines = whole(baselineScores(prepared, 'test'));
    expect(Object.values(baselines).map(({ scored, of }) => [scored, of])).toEqual(
      Object.keys(baselines).map(() => [count, count]),
    );
    // Ridge regression among them, in pieces as in one go.
    expect(Object.keys(baselines)).toContain('ridge');
    const all = Int32Array.from({ length: count }, (_, k) => k);
    const atOnce = prepared.baselines('test', all).find(({ name }) => name === 'ridge')!;
    expect(baselines.ridge).toEqual(partScores(prepared, 'test', atOnce.predictions, all));
    model.dispose();
  });

  it('is the same in the preview as at rest and while training', async () => {
    const spec = {
      data: { source: { kind: 'sine', length: 4000 } },
      task: { window: 500, horizon: 3, strategy: 'recursive' },
    };
    const { model, prepared, spec: parsed } = await network(spec.task, { data: spec.data });
    const preview = describeData(parsed, null);
    if (!preview.ok) throw new Error(JSON.stringify(preview.problems));
    const [lastValue] = preview.value.parts.test.baselines;
    for (const budget of [SCORING.rest, SCORING.training]) {
      const { scores } = whole(scoredPredictions(model, prepared, 'test', budget));
      expect([lastValue!.scores, ...lastValue!.onFewer!].map(({ scored }) => scored)).toContain(scores.scored);
    }
    expect(lastValue!.onFewer).toHaveLength(1);
    model.dispose();
  });
});
