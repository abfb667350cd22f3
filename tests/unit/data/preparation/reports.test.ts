import { describe, expect, it } from 'vitest';
import { prepare, previewOf } from '../../../../src/data';
import { PREPARATION_STEPS, type StepReport } from '../../../../src/experiment/sequences';
import { counting, seriesSpec } from '../specs';
import { tableWith } from './arbitrary';

const ROWS = 40;
/** Training rows 0 … 27. A gap in row 5, a spike in row 10; b has a gap in rows 5 and 30. */
const a = counting(ROWS).with(5, NaN).with(10, 1000);
const b = counting(ROWS).with(5, NaN).with(30, NaN);

function previewFor(preparation: object, task: object = {}) {
  const spec = seriesSpec({ data: { inputs: ['sunspots', 'b'] }, task: { window: 3, ...task }, preparation });
  const result = prepare(spec, tableWith(a, b));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return previewOf(result.value);
}

const step = (preparation: object, name: StepReport['step'], task: object = {}): StepReport =>
  previewFor(preparation, task).steps.find((report) => report.step === name)!;

describe('what the steps report', () => {
  it('comes in the order of data.md', () => {
    expect(previewFor({}).steps.map((report) => report.step)).toEqual([...PREPARATION_STEPS]);
  });

  it('counts rows and cells of missing values in the used columns, and shows the first target before and after', () => {
    const missing = step({ missing: 'linear' }, 'missing');
    expect([missing.rows, missing.cells]).toEqual([2, 3]);
    expect([missing.before[5], missing.after[5]]).toEqual([NaN, 5]);
    expect([...missing.touched].flatMap((touched, row) => (touched ? [row] : []))).toEqual([5]);
    expect(missing.facts).toEqual([
      { code: 'interpolated', values: { column: 'sunspots', cells: 1, forward: 0 } },
      { code: 'interpolated', values: { column: 'b', cells: 1, forward: 1 } },
    ]);
    expect(step({ missing: 'max' }, 'missing').facts[1]).toEqual({
      code: 'filledWith',
      values: { column: 'b', cells: 2, rule: 'max', value: 27, rows: 28 },
    });
  });

  it('counts dropped rows, and leaves them empty on the axis of the table', () => {
    const missing = step({ missing: 'dropRow' }, 'missing');
    expect([missing.rows, missing.cells, missing.after[30]]).toEqual([2, 3, NaN]);
    expect(missing.facts).toEqual([{ code: 'dropped', values: { rows: 2 } }]);
    expect(previewFor({ missing: 'dropRow' })).toMatchObject({
      rows: 40,
      partRows: { train: 27, validation: 5, test: 6 },
    });
  });

  it('says where a target never changes in the training part, though it does later', () => {
    const late = counting(ROWS).map((_, row) => (row < 28 ? 5 : row));
    const spec = seriesSpec({ task: { window: 3 } });
    const factsOf = (values: readonly number[]) => {
      const result = prepare(spec, tableWith(values, b));
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      return previewOf(result.value).steps.flatMap(({ facts }) => facts);
    };
    const fact = { code: 'constantTraining', values: { column: 'sunspots', value: 5, rows: 28 } };
    expect(factsOf(late)).toContainEqual(fact);
    expect(factsOf(late.with(27, 6)).some(({ code }) => code === 'constantTraining')).toBe(false);
  });

  it('counts clipped cells and gives the bounds', () => {
    const outliers = step({ outliers: { rule: 'iqr', k: 3 } }, 'outliers');
    expect([outliers.rows, outliers.cells]).toEqual([1, 1]);
    expect(outliers.before[10]).toBe(1000);
    expect(outliers.after[10]).toBeLessThan(100);
    expect(outliers.facts[0]).toMatchObject({ code: 'bounds', values: { column: 'sunspots', rows: 28 } });
    const fixed = step({ outliers: { rule: 'bounds', high: 30 } }, 'outliers');
    // Of "sunspots" the spike and the rows 31 … 39, of b the rows 31 … 39.
    expect([fixed.rows, fixed.cells, fixed.facts]).toEqual([10, 19, [{ code: 'boundAbove', values: { high: 30 } }]]);
    expect(step({}, 'outliers')).toMatchObject({ rows: 0, cells: 0, facts: [] });
  });

  it('counts the first rows that a difference and features lose', () => {
    const seasonal = { transform: 'seasonalDifference', features: { rollingMean: 4 } };
    const task = { seasonalPeriod: 5 };
    expect(step(seasonal, 'transform', task).facts).toEqual([
      { code: 'season', values: { period: 5 } },
      { code: 'lost', values: { rows: 5 } },
    ]);
    const features = step(seasonal, 'features', task);
    expect(features.facts).toEqual([
      { code: 'added', values: { inputs: 1, names: 'sunspots mean 4' } },
      { code: 'shown', values: { name: 'sunspots mean 4' } },
      { code: 'lost', values: { rows: 3 } },
    ]);
    expect(features.after.findIndex(Number.isFinite)).toBe(8);
    expect(features.after[30]).toBeCloseTo(5, 4);
    expect(step(seasonal, 'split', task).facts[0]!.values).toEqual({ train: 20, validation: 6, test: 6 });
  });

  it('gives what scaling was fitted to, and the shape of a sample', () => {
    expect(step({ outliers: { rule: 'iqr' }, scale: 'none' }, 'scale')).toMatchObject({ rows: 0, cells: 0, facts: [] });
    const scale = step({}, 'scale');
    expect(scale.facts[0]).toEqual({ code: 'minMax', values: { column: 'sunspots', rows: 28, low: 0, high: 1000 } });
    expect(step({}, 'windows', { horizon: 2 }).facts[0]!.values).toMatchObject({
      window: 3,
      inputs: 2,
      horizon: 2,
      outputs: 2,
      train: 24,
    });
  });

  it('gives the correlation of the other columns with the target, from training rows', () => {
    const line = tableWith(
      counting(ROWS),
      counting(ROWS).map((row) => (row < 28 ? -row : 1e6)),
    );
    const result = prepare(seriesSpec({ task: { window: 3 } }), line);
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const [only, ...others] = previewOf(result.value).correlations;
    expect([only!.name, others.length]).toEqual(['b', 0]);
    expect(only!.value).toBeCloseTo(-1, 12);
  });

  it('of a long series has at most 300 points a line, which keep its extremes and every touched stretch', () => {
    const rows = 100_000;
    const long = counting(rows)
      .map((row) => Math.sin(row))
      .with(70_123, 50)
      .with(41_000, NaN);
    const result = prepare(seriesSpec({ task: { window: 3, seasonalPeriod: 6 } }), tableWith(long, long));
    if (!result.ok) throw new Error(JSON.stringify(result.problems));
    const { steps } = previewOf(result.value);
    for (const { before, after, touched } of steps) {
      expect(before.length).toBeLessThanOrEqual(300);
      expect(after.length).toBeLessThanOrEqual(300);
      expect(touched.length).toBeLessThanOrEqual(300);
    }
    const missing = steps.find((report) => report.step === 'missing')!;
    expect(Math.max(...missing.before)).toBe(50);
    // Row 41,000 of 100,000 lies in stretch 61 of 150.
    expect([...missing.touched].flatMap((touched, point) => (touched ? [point] : []))).toEqual([122, 123]);
  });
});
