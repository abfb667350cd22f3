import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from '../../../../../../src/i18n/both';
import {
  largestModulus,
  readSpectrum,
  sideOf,
  spectrumIn,
  spectrumReach,
} from '../../../../../../src/views/lab/gates/weights/eigenvalues';
import { BINS, histogram, histogramPath } from '../../../../../../src/views/lab/gates/weights/histogram';
import {
  blocksOf,
  changeOf,
  columnsFirst,
  gatesInRows,
  reaches,
  unitsOf,
  type Anatomy,
} from '../../../../../../src/views/lab/gates/weights/matrices';
import { weightSentence } from '../../../../../../src/views/lab/gates/weights/WeightSentence';
import { weightTable } from '../../../../../../src/views/lab/gates/weights/weight-table';

const counting = (length: number) => Float32Array.from({ length }, (_, k) => k + 1);

/** A GRU of 2 units that reads 1 input; its weights count from 1 in Keras' order. */
const GRU = { kernel: counting(6), recurrentKernel: counting(12), bias: counting(12) };

describe('the blocks of a layer', () => {
  it('are cut out of matrices whose gates lie side by side (hand-computed)', () => {
    const blocks = blocksOf('gru', 2, GRU, 'rewrite');
    const of = (kind: string, gate: string) => blocks.find((block) => block.kind === kind && block.gate === gate)!;
    expect([...of('kernel', 'r').values]).toEqual([3, 4]);
    expect([...of('recurrentKernel', 'z').values]).toEqual([1, 2, 7, 8]);
    expect([...of('recurrentKernel', 'n').values]).toEqual([5, 6, 11, 12]);
    expect([of('bias', 'n').rows, ...of('bias', 'n').values]).toEqual([2, 5, 6, 11, 12]);
    expect(
      blocksOf('simpleRnn', 2, { kernel: counting(2), recurrentKernel: counting(4), bias: counting(2) }, 'keep').map(
        ({ gate, rows }) => [gate, rows],
      ),
    ).toEqual([
      [null, 1],
      [null, 2],
      [null, 1],
    ]);
  });

  it('have the update gate’s weights negated where z says how much is kept (by definition)', () => {
    const [ours, theirs] = [blocksOf('gru', 2, GRU, 'rewrite'), blocksOf('gru', 2, GRU, 'keep')];
    ours.forEach(({ gate, values }, k) => {
      expect([...theirs[k]!.values]).toEqual(Array.from(values, (value) => (gate === 'z' ? -value : value)));
    });
  });

  it('stand in the order of the heatmaps above them', () => {
    expect(gatesInRows('lstm')).toEqual(['f', 'i', 'g', 'o']);
    expect(gatesInRows('gru')).toEqual(['z', 'r', 'n']);
    expect(gatesInRows('simpleRnn')).toEqual([null]);
  });

  it('have the units that the answer itself tells (by definition)', () => {
    expect(unitsOf({ spectrum: [block('z', [1, 2], [0, 0]), block('n', [1, 2], [0, 0])] })).toBe(2);
    expect(unitsOf({ spectrum: [block(null, [1], [0])] })).toBe(1);
  });

  it('have one range a matrix, rounded up from the largest weight of all gates (hand-computed)', () => {
    const small = {
      kernel: GRU.kernel.map((v) => v / -8),
      recurrentKernel: GRU.recurrentKernel,
      bias: new Float32Array(12),
    };
    expect(reaches(blocksOf('gru', 2, small, 'rewrite'))).toEqual({ kernel: 0.8, recurrentKernel: 12, bias: 1 });
  });

  it('differ from those at the start by the change (hand-computed)', () => {
    const now = blocksOf('gru', 2, GRU, 'rewrite');
    const start = blocksOf('gru', 2, { ...GRU, kernel: new Float32Array(6) }, 'rewrite');
    const change = changeOf(now, start);
    expect(change.filter(({ kind }) => kind === 'kernel').flatMap(({ values }) => [...values])).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect(change.filter(({ kind }) => kind !== 'kernel').every(({ values }) => values.every((v) => v === 0))).toBe(
      true,
    );
  });

  it('turn to columns for the painter (hand-computed)', () => {
    expect([...columnsFirst({ rows: 2, columns: 3, values: counting(6) })]).toEqual([1, 4, 2, 5, 3, 6]);
  });
});

describe('the histogram', () => {
  it('counts weights in bins of equal width, both ends included (hand-computed)', () => {
    expect(histogram(Float32Array.of(-1, -0.6, -0.5, 0, 0.25, 0.75, 1, NaN), 1, 4)).toEqual([2, 1, 2, 2]);
  });

  it('counts every weight within the range once (property)', () => {
    const weights = fc.array(fc.float({ min: -2, max: 2, noNaN: true }), { maxLength: 100 });
    fc.assert(
      fc.property(weights, (values) => {
        const counts = histogram(Float32Array.from(values), 2);
        expect(counts).toHaveLength(BINS);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      }),
    );
  });

  it('is drawn as steps, the highest bin as high as the box (hand-computed)', () => {
    expect(histogramPath([1, 2])).toBe('M0 1L0 0.5L0.5 0.5L0.5 0L1 0L1 1Z');
  });
});

const block = (gate: 'z' | 'n' | 'g' | null, real: number[], imaginary: number[]) => ({
  gate,
  real: Float64Array.from(real),
  imaginary: Float64Array.from(imaginary),
});

describe('the spectrum', () => {
  it('has its largest modulus where the eigenvalue is farthest from 0 (hand-computed: 3 + 4i)', () => {
    expect(largestModulus(block(null, [-2, 3, 3], [0, 4, -4]))).toBe(5);
    expect(spectrumReach([block(null, [0.5], [0])])).toBeCloseTo(1.15, 12);
    expect(spectrumReach([block(null, [0.5], [0]), block(null, [3], [4])])).toBeCloseTo(5.75, 12);
    expect([0.9, 0.996, 1, 1.004, 1.1].map(sideOf)).toEqual(['inside', 'on', 'on', 'on', 'outside']);
  });

  it('turns with the convention, and keeps its moduli (by definition)', () => {
    const ours = [block('z', [0.5], [0.25]), block('n', [2], [0])];
    const theirs = spectrumIn('gru', ours, 'keep');
    expect(theirs.map(({ real, imaginary }) => [real[0], imaginary[0]])).toEqual([
      [-0.5, -0.25],
      [2, 0],
    ]);
    expect(readSpectrum('gru', theirs)).toEqual(readSpectrum('gru', ours));
    expect(readSpectrum('gru', ours).candidate).toBe(2);
  });

  it('is said to decide a simple RNN’s memory and not a gated cell’s, by the slope of its activation (by definition)', () => {
    const t = words('en').t;
    const simple = (activation: 'tanh' | 'sigmoid' | 'relu' | 'linear', size: number) =>
      weightSentence([block(null, [size], [0])], { cell: 'simpleRnn', activation }, t);
    expect(simple('tanh', 0.9)).toContain('0.900 is inside the circle');
    expect(simple('linear', 1.1)).toContain('1.100 is outside the circle');
    expect(simple('relu', 1)).toContain('1.000 is on the circle');
    expect(simple('sigmoid', 2)).toContain('0.500 is inside the circle');
    expect(simple('sigmoid', NaN)).toContain('not finite');
    const gru = weightSentence([block('z', [3], [0]), block('n', [0.9], [0])], { cell: 'gru', activation: 'tanh' }, t);
    expect(gru).toContain('(n) is 0.900, inside');
    expect(gru).toContain('no block decides alone');
  });
});

describe('the table of weights', () => {
  it('has a row for each weight, now and at the start, and two for each eigenvalue', () => {
    const anatomy = {
      cell: 'gru',
      layer: 1,
      direction: 'backward',
      now: GRU,
      start: { ...GRU, kernel: new Float32Array(6) },
      spectrum: [block('z', [0.5, 0.25], [1, -1])],
    } as unknown as Anatomy;
    const rows = [...weightTable('B GRU', anatomy).rows];
    expect(rows).toHaveLength(30 + 4);
    expect(rows[3]).toEqual(['B GRU', 2, 'backward', 'kernel', 'r', 1, 2, 4, 0]);
    expect(rows[33]).toEqual(['B GRU', 2, 'backward', 'eigenvalue, imaginary part', 'z', 2, null, -1, null]);
  });
});
