import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../../src/experiment/parse';
import { words } from '../../../../src/i18n/both';
import { lossName } from '../../../../src/views/lab/curves/loss-name';
import { allWorse, shareOutside } from '../../../../src/views/lab/predictions/compare';
import { probeName } from '../../../../src/views/words/probe-name';
import { weightsShown, type ShownRun } from '../../../../src/views/words/weights-shown';

const t = words('en').t;

describe('the caption of the shown weights', () => {
  const run = (epoch: number, best: { epoch: number; restored: boolean } | null, last = epoch): ShownRun => ({
    trace: { epoch },
    predictions: null,
    epoch: last,
    status: best?.restored === true ? 'finished' : 'training',
    best: best && { ...best, valLoss: 1 },
  });
  const shown = (...runs: ShownRun[]) => weightsShown(runs, 'trace', t);

  it('says the epoch once where all contenders agree, and by letter where they do not', () => {
    expect(shown(run(7, null), run(7, null))).toBe('epoch 7');
    expect(shown(run(7, null), run(9, null))).toBe('epoch A 7, B 9');
  });

  it('calls weights the best only where the best ones were restored', () => {
    expect(shown(run(34, { epoch: 34, restored: false }))).toBe('epoch 34');
    expect(shown(run(34, { epoch: 34, restored: true }), run(34, { epoch: 34, restored: true }))).toBe(
      'Best weights (epoch 34)',
    );
    expect(shown(run(34, { epoch: 34, restored: true }), run(51, { epoch: 51, restored: true }))).toBe(
      'Best weights (A 34, B 51)',
    );
    expect(shown(run(34, { epoch: 34, restored: true }), run(51, { epoch: 40, restored: false }))).toBe(
      'epoch A 34 (best), B 51',
    );
  });

  it('says best or last of networks that have ended, whichever of the two is looked at (by hand)', () => {
    const ended = (epoch: number) => run(epoch, { epoch: 34, restored: true }, 60);
    const other = { ...run(48, { epoch: 48, restored: true }, 52) };
    expect(weightsShown([ended(34), other], 'trace', t)).toBe('Best weights (A 34, B 48)');
    expect(weightsShown([ended(60), { ...other, trace: { epoch: 52 } }], 'trace', t, 'last')).toBe(
      'Last weights (A 60, B 52)',
    );
    // Its answer is still on its way, or it is a past epoch.
    expect(weightsShown([ended(34)], 'trace', t, 'last')).toBe('epoch 34');
    // The spec does not restore the best: the last are there unless the best are asked for.
    const left: ShownRun = { ...ended(60), best: { epoch: 34, valLoss: 1, restored: false } };
    expect(weightsShown([left], 'trace', t)).toBe('Last weights (epoch 60)');
    expect(weightsShown([{ ...left, trace: { epoch: 34 } }], 'trace', t, 'best')).toBe('Best weights (epoch 34)');
    const zh = words('zh').t;
    expect(weightsShown([ended(34), other], 'trace', zh)).toBe('最佳权重（A 34、B 48）');
  });

  it('is empty while nothing is built', () => {
    expect(weightsShown([run(3, null)], 'predictions', t)).toBe('');
  });
});

describe('the name of a probe sequence', () => {
  const probes = [{ sample: 4, name: '1939 – 1962' }];
  const part = { first: 0, stride: 1, labels: [], truth: new Float32Array(), truthMask: null, baselines: [], probes };
  const parts = { train: part, validation: part, test: part };

  it('says its part, of series and of single sequences', () => {
    expect(probeName({ kind: 'series', parts }, 'test', 4, t)).toBe('1939 – 1962 (test)');
    expect(probeName({ kind: 'sequences', parts }, 'test', 0, t)).toBe('Test #1');
  });
});

describe('the name of the loss', () => {
  const named = (document: object) => {
    const parsed = parseSpec({ contenders: [{ cell: 'lstm' }], ...document });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return lossName(parsed.value, t);
  };

  it('says what the loss is measured on', () => {
    expect(named({ preparation: { scale: 'standard' } })).toBe('MSE of standardised values');
    expect(named({ training: { loss: 'mae' }, preparation: { scale: 'minMax' } })).toBe('MAE of min–max scaled values');
    expect(named({ preparation: { scale: 'none' } })).toBe('MSE');
  });

  it('is that of the task where the loss is automatic; memory tasks are not scaled', () => {
    expect(named({ data: { source: { kind: 'delayedRecall' } } })).toBe('Cross-entropy');
    expect(named({ data: { source: { kind: 'adding' } } })).toBe('MSE');
  });
});

describe('worse than naive', () => {
  const baselines = [{ name: 'lastValue', metrics: { rmse: 4 } }] as const;

  it('is said only when every contender is scored and worse', () => {
    expect(allWorse([{ rmse: 5 }, { rmse: 4.1 }], baselines, 'rmse')).toBe(true);
    expect(allWorse([{ rmse: 5 }, { rmse: 3.9 }], baselines, 'rmse')).toBe(false);
    expect(allWorse([{ rmse: 5 }, null], baselines, 'rmse')).toBe(false);
    expect(allWorse([], baselines, 'rmse')).toBe(false);
    expect(allWorse([{ rmse: 5 }], [], 'rmse')).toBe(false);
    expect(allWorse([{ rmse: 5 }], [{ name: 'seasonalNaive', metrics: { rmse: 0 } }], 'rmse')).toBe(true);
  });

  it('calls what is compared with a baseline: a ridge regression is not naive, by definition', () => {
    const sentence = (language: 'en' | 'zh') => words(language).t('predictions.allWorse', { name: 'ridge' });
    expect(sentence('en')).toBe('Worse than the baseline (ridge).');
    expect(sentence('zh')).toBe('不如基线（ridge）。');
  });

  it('counts the truth beyond what the training part had, by hand', () => {
    const preview = {
      lines: [{ name: 'x', values: Float32Array.of(1, 3, NaN, 2, 9, 9, 9, 9) }],
      boundaries: { validation: 0.5, test: 0.75 },
    };
    // First steps ahead: 2, 4, 0.5, 3; the range seen is 1 … 3.
    expect(shareOutside(preview, Float32Array.of(2, 0, 4, 0, 0.5, 0, 3, 0), 2)).toBe(0.5);
    expect(shareOutside({ ...preview, boundaries: null }, Float32Array.of(99), 2)).toBe(0);
    expect(shareOutside(preview, new Float32Array(), 2)).toBe(0);
  });
});
