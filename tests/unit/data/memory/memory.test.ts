import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../../src/data';
import { PARTS } from '../../../../src/experiment/sequences';
import { counting, prepared, problems, specOf } from '../specs';
import { everything, sequence } from './batches';

const adding = (lag: number, more: object = {}) =>
  specOf({ data: { source: { kind: 'adding', lag, sequencesPerEpoch: 40, heldOutSequences: 30, ...more } } });
const recall = (lag: number, symbols: number, answers: number) =>
  specOf({
    data: { source: { kind: 'delayedRecall', lag, symbols, answers, sequencesPerEpoch: 9, heldOutSequences: 5 } },
  });

describe('the adding problem (Hochreiter & Schmidhuber 1997, experiment 4)', () => {
  const lags = fc.integer({ min: 4, max: 220 });
  const seeds = fc.integer({ min: 0, max: 0x7fffffff });

  it('every sequence keeps to the definition, and the target follows from the marked values', () => {
    fc.assert(
      fc.property(lags, seeds, (lag, seed) => {
        const batch = everything({ ...adding(lag), seed });
        expect(batch.steps).toBe(lag + Math.floor(lag / 10));
        for (let b = 0; b < batch.size; b++) {
          const steps = sequence(batch, b);
          expect(steps.length).toBeGreaterThanOrEqual(lag);
          const markers = steps.map(([, marker]) => marker);
          expect([markers[0], markers.at(-1)]).toEqual([-1, -1]);
          const marked = counting(steps.length).filter((t) => markers[t] === 1);
          expect(markers.slice(1, -1).every((marker) => marker === 0 || marker === 1)).toBe(true);
          // Two marks, unless one fell on the first step, whose value is then zero.
          expect(marked.length).toBe(steps[0]![0] === 0 ? 1 : 2);
          const all = marked.length === 1 ? [0, ...marked] : marked;
          expect(Math.min(...all)).toBeLessThan(10);
          expect(Math.max(...marked)).toBeLessThanOrEqual(Math.max(9, Math.floor(lag / 2) - 1));
          expect(steps.every(([value]) => value! >= -1 && value! < 1)).toBe(true);
          const sum = marked.reduce((total, t) => total + steps[t]![0]!, 0);
          expect(batch.targets[b]).toBeCloseTo(0.5 + sum / 4, 6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lengths are spread over T … T + T/10 and the first mark over the first ten steps (uniform, 2,000 draws)', () => {
    const batch = everything(adding(50, { sequencesPerEpoch: 2000 }));
    const lengths = new Map<number, number>();
    const values: number[] = [];
    for (let b = 0; b < batch.size; b++) {
      const steps = sequence(batch, b);
      lengths.set(steps.length, (lengths.get(steps.length) ?? 0) + 1);
      values.push(steps[20]![0]!);
    }
    expect([...lengths.keys()].sort((a, b) => a - b)).toEqual([50, 51, 52, 53, 54, 55]);
    // Expected 333 with a standard deviation of 17.
    lengths.forEach((count) => expect(Math.abs(count - 2000 / 6)).toBeLessThan(4 * 17));
    const tenths = counting(10).map((k) => values.filter((v) => Math.floor((v + 1) * 5) === k).length);
    tenths.forEach((count) => expect(Math.abs(count - 200)).toBeLessThan(4 * 14));
  });

  it('T = 4, the shortest, and T = 11, where the tenth step is not the last, keep the end marker', () => {
    for (const lag of [4, 10, 11]) {
      const batch = everything(adding(lag));
      for (let b = 0; b < batch.size; b++) expect(sequence(batch, b).at(-1)![1]).toBe(-1);
    }
  });

  it('pads with zeros behind the end, and has no mask where all lengths are equal', () => {
    const batch = everything(adding(30));
    for (let t = 0; t < batch.steps; t++) {
      for (let b = 0; b < batch.size; b++) {
        if (batch.mask![t * batch.size + b] === 1) continue;
        expect([...batch.inputs.subarray((t * batch.size + b) * 2, (t * batch.size + b + 1) * 2)]).toEqual([0, 0]);
      }
    }
    expect(everything(adding(9)).mask).toBeNull();
  });

  it('is a regression whose baseline is the mean of the first training epoch (hand-averaged)', () => {
    const ready = prepared(adding(30));
    const targets = [...everything(adding(30)).targets];
    const average = targets.reduce((sum, target) => sum + target, 0) / targets.length;
    const [baseline] = ready.baselines('test');
    expect(baseline!.name).toBe('trainMean');
    expect(baseline!.predictions).toHaveLength(30);
    expect(baseline!.predictions[0]).toBeCloseTo(average, 6);
    expect([ready.task, ready.output, ready.loss, ready.perStep]).toEqual(['regressSequence', 'linear', 'mse', false]);
  });

  it('labels only the steps that a sequence has', () => {
    const ready = prepared(adding(30));
    const batch = ready.test.batch([3]);
    expect(ready.stepLabels('test', 3)).toHaveLength(sequence(batch, 0).length);
    expect(ready.sampleName('test', 3)).toBe('#4');
  });
});

describe('delayed recall', () => {
  it('asks at every step t ≥ lag for the symbol of step t − lag, and for nothing before (brute force)', () => {
    const sizes = fc.tuple(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 2, max: 16 }),
      fc.integer({ min: 1, max: 20 }),
    );
    fc.assert(
      fc.property(sizes, ([lag, symbols, answers]) => {
        const batch = everything(recall(lag, symbols, answers));
        expect(batch.steps).toBe(lag + answers);
        expect(batch.mask).toBeNull();
        const at = (array: Float32Array, t: number, b: number) => [
          ...array.subarray((t * batch.size + b) * symbols, (t * batch.size + b + 1) * symbols),
        ];
        for (let b = 0; b < batch.size; b++) {
          for (let t = 0; t < batch.steps; t++) {
            expect(at(batch.inputs, t, b).reduce((sum, hot) => sum + hot, 0)).toBe(1);
            expect(batch.targetMask![t * batch.size + b]).toBe(t >= lag ? 1 : 0);
            const wanted = t >= lag ? at(batch.inputs, t - lag, b) : Array<number>(symbols).fill(0);
            expect(at(batch.targets, t, b)).toEqual(wanted);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('writes truth and its mask sample by sample, as the batch has them step by step', () => {
    const ready = prepared(recall(3, 4, 5));
    const batch = everything(recall(3, 4, 5), 'test');
    const truth = ready.truth('test');
    const mask = ready.truthMask('test')!;
    for (let b = 0; b < batch.size; b++) {
      for (let t = 0; t < batch.steps; t++) {
        expect(mask[b * 8 + t]).toBe(batch.targetMask![t * batch.size + b]);
        for (let k = 0; k < 4; k++) {
          expect(truth[(b * 8 + t) * 4 + k]).toBe(batch.targets[(t * batch.size + b) * 4 + k]);
        }
      }
    }
    expect(truth).toHaveLength(5 * 8 * 4);
  });

  it('is a classification of every step whose baseline is chance', () => {
    const ready = prepared(recall(2, 5, 3));
    expect([ready.task, ready.output, ready.loss, ready.perStep]).toEqual([
      'labelSteps',
      'softmax',
      'crossEntropy',
      true,
    ]);
    expect(ready.inputNames).toEqual(['A', 'B', 'C', 'D', 'E']);
    const [chance] = ready.baselines('validation');
    expect(chance!.name).toBe('chance');
    expect(chance!.predictions).toEqual(new Float32Array(5 * 5 * 5).fill(0.2));
  });
});

describe('samples of a memory task', () => {
  const specs = [
    adding(20),
    recall(4, 3, 6),
    ...(['temporalOrder', 'copy', 'parity', 'brackets'] as const).map((kind) =>
      specOf({ data: { source: { kind, lag: 20, sequencesPerEpoch: 9, heldOutSequences: 5 } } }),
    ),
  ];

  it('are fresh in every epoch, and the same when the epoch is asked for again', () => {
    for (const spec of specs) {
      const ready = prepared(spec);
      const first = ready.training(1).batch([0, 1, 2]);
      expect(prepared(spec).training(1).batch([0, 1, 2])).toEqual(first);
      expect(ready.training(2).batch([0, 1, 2]).inputs).not.toEqual(first.inputs);
      expect(ready.part('train').batch([0])).toEqual(ready.training(0).batch([0]));
    }
  });

  it('differ between the parts and with the seed', () => {
    for (const spec of specs) {
      const inputs = PARTS.map((part) => prepared(spec).part(part).batch([0, 1]).inputs.join());
      expect(new Set(inputs).size).toBe(3);
      expect(
        prepared({ ...spec, seed: 43 })
          .test.batch([0, 1])
          .inputs.join(),
      ).not.toBe(inputs[2]);
    }
  });

  it('do not depend on the batch they are gathered in', () => {
    for (const spec of specs) {
      const { validation } = prepared(spec);
      expect(sequence(validation.batch([4, 2]), 1)).toEqual(sequence(validation.batch([2]), 0));
    }
  });

  it('an empty batch is empty, and a sample that is not there throws with its number', () => {
    for (const spec of specs) {
      const { test } = prepared(spec);
      expect(test.batch([]).inputs).toHaveLength(0);
      expect(() => test.batch([test.count])).toThrow(`sample: ${test.count}`);
    }
  });

  it('outputs are in their own units already', () => {
    const outputs = Float32Array.of(0.25, 0.5);
    expect(prepared(adding(20)).toUserUnits('test', outputs)).toEqual(outputs);
  });

  it('columns, and sets that would not fit into memory, are problems with a way out', () => {
    const named = { ...adding(20), data: { ...adding(20).data, inputs: ['value'] } };
    expect(problems(prepare(named, null))).toEqual([
      { path: 'data.inputs', code: 'columnsNotForSource', values: { source: 'adding' } },
    ]);
    const source = { kind: 'delayedRecall', lag: 500, symbols: 16, answers: 500, heldOutSequences: 20_000 };
    expect(problems(prepare(specOf({ data: { source } }), null))).toEqual([
      { path: 'data.source.heldOutSequences', code: 'tooLarge', values: { value: 20_000, max: 1048 } },
    ]);
  });
});
