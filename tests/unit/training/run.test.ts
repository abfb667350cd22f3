import { describe, expect, it } from 'vitest';
import { SAMPLES, scriptedRun } from './fakes';

const training = (settings: object) => ({ training: { batchSize: 4, ...settings } });

describe('an epoch', () => {
  it('trains on every sample once, in batches of the batch size and a smaller last one', () => {
    const { seen, finish } = scriptedRun({ spec: training({ epochs: 2 }) });
    finish();
    expect(seen.map(({ samples }) => samples.length)).toEqual([4, 4, 2, 4, 4, 2]);
    const everySample = Array.from({ length: SAMPLES }, (_, k) => k);
    const [first, second] = [seen.slice(0, 3), seen.slice(3)].map((epoch) => epoch.flatMap(({ samples }) => samples));
    expect(first!.toSorted((a, b) => a - b)).toEqual(everySample);
    expect(second!.toSorted((a, b) => a - b)).toEqual(everySample);
    expect(first).not.toEqual(second);
  });

  it('reports the mean of its batch losses, and a validation loss before any training (hand-computed)', () => {
    const { run, finish } = scriptedRun({
      train: (step) => [3, 2, 1, 6][step % 4]!,
      validation: (epoch) => 10 - epoch,
      spec: { training: { batchSize: 3, epochs: 2 } },
    });
    finish();
    expect(run.records.map(({ epoch, trainLoss, valLoss }) => [epoch, trainLoss, valLoss])).toEqual([
      [0, NaN, 10],
      [1, 3, 9],
      [2, 3, 8],
    ]);
  });

  it('lets others look at its weights when it ends, whether it is the last, at no compute time (scripted clock)', () => {
    let time = 0;
    const { run, finish, weights } = scriptedRun({
      train: () => {
        time += 10;
        return 1;
      },
      spec: training({ epochs: 2 }),
      now: () => time,
    });
    const ends: unknown[] = [];
    run.atEpochEnd = (last) => {
      time += 500;
      ends.push([run.epoch, last, weights()]);
    };
    finish();
    expect(ends).toEqual([
      [1, false, 3],
      [2, true, 6],
    ]);
    expect(run.seconds).toBeCloseTo(0.06, 9);
  });

  it('tells how much of it has been trained on (hand-computed: batches of 4, 4 and 2 of 10 samples)', () => {
    const { run } = scriptedRun({ spec: training({ epochs: 2 }) });
    run.start();
    const shares: number[] = [];
    while (run.epoch < 1) {
      run.advance();
      shares.push(run.epochShare);
    }
    expect([...new Set(shares)]).toEqual([0.4, 0.8, 1, 0]);
  });

  it('takes the batches in the same order for the same seed', () => {
    const order = (seed: number) => {
      const { seen, finish } = scriptedRun({ spec: { seed, ...training({ epochs: 3 }) } });
      finish();
      return seen.map(({ samples }) => samples);
    };
    expect(order(5)).toEqual(order(5));
    expect(order(5)).not.toEqual(order(6));
  });
});

describe('the end of training', () => {
  const valley = (epoch: number) => Math.abs(epoch - 3) + 1;

  it('goes back to the weights of the best validation loss', () => {
    const { run, finish, weights } = scriptedRun({ validation: valley, spec: training({ epochs: 6 }) });
    finish();
    expect([run.status, run.epoch, run.best]).toEqual(['finished', 6, { epoch: 3, valLoss: 1, restored: true }]);
    expect(weights()).toBe(9);
  });

  it('keeps the last weights when asked to', () => {
    const { run, finish, weights } = scriptedRun({
      validation: valley,
      spec: training({ epochs: 6, restoreBest: false }),
    });
    finish();
    expect([run.best?.restored, weights()]).toEqual([false, 18]);
  });

  it('comes early after `patience` epochs without a better validation loss', () => {
    const { run, finish, weights } = scriptedRun({
      validation: valley,
      spec: training({ epochs: 50, earlyStopping: { enabled: true, patience: 4 } }),
    });
    finish();
    expect([run.status, run.epoch, weights()]).toEqual(['stoppedEarly', 7, 9]);
  });

  it('does not count an improvement within minDelta as better', () => {
    const { run, finish } = scriptedRun({
      validation: (epoch) => 1 - epoch * 1e-4,
      spec: training({ epochs: 50, earlyStopping: { enabled: true, patience: 3, minDelta: 0.01 } }),
    });
    finish();
    expect([run.status, run.epoch]).toEqual(['stoppedEarly', 4]);
  });

  it('can be followed by as many epochs again, from the latest weights', () => {
    const { run, seen, finish, weights } = scriptedRun({ validation: valley, spec: training({ epochs: 5 }) });
    finish();
    expect(weights()).toBe(9);
    finish();
    expect([run.status, run.epoch, seen.length]).toEqual(['finished', 10, 30]);
    expect(run.records.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(run.best).toEqual({ epoch: 3, valLoss: 1, restored: true });
  });
});

describe('settings', () => {
  it('changed while training hold from the next step on', () => {
    const { run, seen } = scriptedRun({ spec: training({ epochs: 5 }) });
    run.start();
    run.advance();
    run.adjust(
      {
        learningRate: 0.5,
        clipping: { rule: 'value', limit: 2 },
        epochs: 1,
        earlyStopping: { enabled: false, patience: 1, minDelta: 0 },
        restoreBest: true,
        l1: 0,
        l2: 0,
        decayStart: 1,
        backend: 'auto',
      },
      { dropout: 0.3, recurrentDropout: 0.1 },
    );
    while (run.status === 'training') run.advance();
    expect(seen.map(({ settings }) => settings.learningRate)).toEqual([0.005, 0.5, 0.5]);
    expect(seen[1]!.settings).toMatchObject({
      clipping: { rule: 'value', limit: 2 },
      dropout: 0.3,
      recurrentDropout: 0.1,
    });
    expect([run.status, run.epoch]).toEqual(['finished', 1]);
  });

  it('let the learning rate fall linearly to zero after decayStart of the epochs (hand-computed)', () => {
    const { seen, finish } = scriptedRun({
      spec: { training: { batchSize: 10, epochs: 4, learningRate: 1, decayStart: 0.5 } },
    });
    finish();
    expect(seen.map(({ settings }) => settings.learningRate)).toEqual([1, 1, 1, 0.5]);
  });
});

describe('a loss that is no number', () => {
  it('stops the run, goes back to the last whole epoch and says where', () => {
    const { run, finish, weights } = scriptedRun({
      train: (step) => (step === 7 ? NaN : 1),
      spec: training({ epochs: 9 }),
    });
    finish();
    expect([run.status, run.epoch, weights()]).toEqual(['failed', 2, 6]);
    expect(run.problem).toMatchObject({
      path: 'training.learningRate',
      code: 'lossNotFinite',
      values: { contender: 'A', step: 8 },
    });
  });

  it('is told from a gradient that is not finite, with the norms of that step and of the one before', () => {
    const { run, finish } = scriptedRun({
      norm: (step) => (step === 4 ? Infinity : 10 + step),
      spec: training({ epochs: 9 }),
    });
    finish();
    expect(run.problem).toMatchObject({
      code: 'gradientNotFinite',
      values: { step: 5, during: 2, epoch: 1, gradientNorm: 'Infinity', normBefore: 13 },
    });
  });

  it('is told from a validation loss that is not finite, where no step failed', () => {
    const { run, finish, weights } = scriptedRun({
      train: () => 0.25,
      norm: (step) => (step === 8 ? 8.57e17 : 10 + step),
      validation: (epoch) => (epoch === 3 ? NaN : 1),
      spec: training({ epochs: 9 }),
    });
    finish();
    expect([run.status, run.epoch, weights()]).toEqual(['failed', 2, 6]);
    expect(run.problem).toEqual({
      path: 'training.learningRate',
      code: 'validationNotFinite',
      values: {
        contender: 'A',
        step: 9,
        during: 3,
        epoch: 2,
        valLoss: 'NaN',
        trainLoss: 0.25,
        normBefore: '8.57e17',
        learningRate: 0.005,
      },
    });
  });

  it('names no norm of a step before the first', () => {
    const { run, finish } = scriptedRun({ train: () => NaN });
    finish();
    expect(run.problem?.values).toMatchObject({ step: 1, normBefore: '–' });
  });

  it('leaves the run able to go on from there', () => {
    const { run, finish } = scriptedRun({
      train: (step) => (step === 7 ? Infinity : 1),
      spec: training({ epochs: 4 }),
    });
    finish();
    finish();
    expect([run.status, run.epoch, run.problem]).toEqual(['finished', 4, null]);
  });
});

describe('a run of many epochs', () => {
  const validation = (epoch: number) => 1 + Math.abs(epoch - 4500) / 4500;
  const long = (patience: number) =>
    scriptedRun({
      validation,
      spec: training({ epochs: 9000, earlyStopping: { enabled: true, patience, minDelta: 0 } }),
    });

  it('counts its epochs, stops and keeps the best one exactly, though not every loss (by hand)', () => {
    const { run } = long(501);
    run.start();
    while (run.status === 'training') run.advance();
    expect([run.status, run.epoch, run.best?.epoch]).toEqual(['stoppedEarly', 5001, 4500]);
    const epochs = run.records.map(({ epoch }) => epoch);
    expect(epochs.length).toBeLessThan(2600);
    expect(epochs.slice(0, 3)).toEqual([0, 2, 4]);
    expect(epochs.at(-1)).toBe(5001);
    expect(run.records.find(({ epoch }) => epoch === 4500)!.valLoss).toBe(1);
  });
});
