/** Nothing leaks from the future: no step, however it is set, lets a later part change an earlier number. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare, type Prepared } from '../../../../src/data';
import { PARTS, type Part, type RowLabels, type Table } from '../../../../src/experiment/sequences';
import { counting, seriesSpec } from '../specs';
import { columnOf, preparations, tableWith } from './arbitrary';

/** 80 rows: training 0 … 55, validation 56 … 67, test 68 … 79. */
const ROWS = 80;
const everything = (ready: Prepared, part: Part) => ready.part(part).batch(counting(ready.part(part).count));

const column = columnOf(ROWS, fc.double({ min: 1, max: 100, noNaN: true })).map((values) =>
  values.with(0, 5).with(3, 9),
);
const planted = fc.oneof(fc.constantFrom(1e-3, 7e5), fc.constant(NaN));
const task = fc.record({ window: fc.integer({ min: 1, max: 4 }), horizon: fc.integer({ min: 1, max: 2 }) });

describe('a value planted behind the training part', () => {
  it('changes no prepared training number, for every setting of every step', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        column,
        column,
        preparations,
        task,
        fc.integer({ min: 56, max: ROWS - 1 }),
        planted,
        fc.boolean(),
        (a, b, preparation, shape, row, value, inTarget) => {
          const spec = seriesSpec({
            data: { inputs: ['sunspots', 'b'] },
            task: { ...shape, seasonalPeriod: 4 },
            preparation,
          });
          const clean = prepare(spec, tableWith(a, b));
          const changed = prepare(spec, inTarget ? tableWith(a.with(row, value), b) : tableWith(a, b.with(row, value)));
          if (!clean.ok || !changed.ok) return;
          compared++;
          expect(everything(changed.value, 'train')).toEqual(everything(clean.value, 'train'));
          expect(changed.value.truth('train')).toEqual(clean.value.truth('train'));
          // Ridge regression may choose its penalty on the validation part.
          const naive = (ready: Prepared) => ready.baselines('train').filter(({ name }) => name !== 'ridge');
          expect(naive(changed.value)).toEqual(naive(clean.value));
          expect(changed.value.inputNames).toEqual(clean.value.inputNames);
        },
      ),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});

describe('a value planted behind the training part of rows some of which are missing in time', () => {
  /** The rows without some of the first fifty. */
  const without = (table: Table, out: readonly number[]): Table => {
    const kept = (values: Float64Array) => values.filter((_, row) => !out.includes(row));
    const { times } = table.labels as Extract<RowLabels, { kind: 'time' }>;
    return {
      rows: kept(times).length,
      columns: table.columns.map((each) => ({ ...each, values: kept(each.values) })),
      labels: { kind: 'time', times: kept(times), precision: 'minute' },
    };
  };

  it('changes no prepared training number, whether they are put in, split at or ignored, nor of rows put together', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        column,
        preparations.map(({ features, ...rest }) => ({ ...rest, features: { ...features!, words: [] } })),
        fc.uniqueArray(fc.integer({ min: 5, max: 49 }), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(null, { to: 'hour', by: 'mean' }, { to: 'hour', by: 'last' }),
        // Rows from the 56th on lie behind the training part, however many are missing before.
        fc.integer({ min: 56, max: ROWS - 6 }),
        planted,
        (a, preparation, out, resample, row, value) => {
          const spec = seriesSpec({
            task: { window: 2, seasonalPeriod: 4 },
            preparation: { ...preparation, resample },
          });
          const whole = without(tableWith(a, a), out);
          const changed = {
            ...whole,
            columns: whole.columns.map((each) => ({ ...each, values: each.values.with(row, value) })),
          };
          const [before, after] = [prepare(spec, whole), prepare(spec, changed)];
          if (!before.ok || !after.ok) return;
          compared++;
          expect(everything(after.value, 'train')).toEqual(everything(before.value, 'train'));
          expect(after.value.truth('train')).toEqual(before.value.truth('train'));
        },
      ),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

describe('a value planted behind a row of any part', () => {
  it('changes no prepared number of validation or test rows before it: gaps there are filled forward only', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        column,
        column,
        // Where rows are dropped, rows close up: row numbers would not mean the same row.
        preparations.filter(({ missing }) => missing !== 'dropRow'),
        fc.integer({ min: 57, max: ROWS - 1 }),
        planted,
        (a, b, preparation, row, value) => {
          const spec = seriesSpec({
            data: { inputs: ['sunspots', 'b'] },
            task: { window: 2, seasonalPeriod: 4 },
            preparation,
          });
          const clean = prepare(spec, tableWith(a, b));
          const changed = prepare(spec, tableWith(a.with(row, value), b.with(row, value)));
          if (!clean.ok || !changed.ok) return;
          compared++;
          const before = (ready: Prepared) => {
            const { values, width } = ready.series!.prepared.matrix;
            return values.subarray(0, row * width);
          };
          expect(before(changed.value)).toEqual(before(clean.value));
        },
      ),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(150);
  });
});

describe('numbers at the edge', () => {
  const wild = fc.oneof(
    fc.double({ min: -1e18, max: 1e18, noNaN: true }),
    fc.constantFrom(0, -0, 1e-300, 5e-324, -1e18, 1e18, 1, 1, 1),
  );
  const wilder = fc.oneof({ weight: 30, arbitrary: wild }, { weight: 1, arbitrary: fc.constantFrom(Infinity, -1e308) });

  it('end in a sentence, or in batches of finite numbers and the promised shapes, never in NaN', () => {
    let prepared = 0;
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 60 })
          .chain((rows) =>
            fc.tuple(
              fc.oneof(
                columnOf(rows, wild),
                columnOf(rows, wilder),
                columnOf(rows, fc.constantFrom(2, 3)),
                columnOf(rows, fc.constant(NaN)),
              ),
              columnOf(rows, fc.double({ min: -50, max: 50, noNaN: true })),
            ),
          ),
        preparations,
        fc.record({ window: fc.integer({ min: 1, max: 6 }), horizon: fc.integer({ min: 1, max: 3 }) }),
        ([a, b], preparation, shape) => {
          const spec = seriesSpec({ data: { inputs: ['b', 'sunspots'] }, task: shape, preparation });
          const result = prepare(spec, tableWith(a, b));
          if (!result.ok) {
            expect(result.problems.length).toBeGreaterThan(0);
            return;
          }
          prepared++;
          const ready = result.value;
          for (const part of PARTS) {
            const { inputs, targets, size } = everything(ready, part);
            expect(size).toBeGreaterThan(0);
            expect(inputs).toHaveLength(size * shape.window * ready.inputs);
            expect(targets).toHaveLength(size * ready.outputs);
            expect(inputs.every(Number.isFinite)).toBe(true);
            expect(targets.every(Number.isFinite)).toBe(true);
            expect(ready.toUserUnits(part, targets).every((value) => !Number.isNaN(value))).toBe(true);
          }
        },
      ),
      { numRuns: 800 },
    );
    expect(prepared).toBeGreaterThan(40);
  });

  it('a constant series is prepared by every transform and scale, and comes back', () => {
    for (const transform of ['none', 'log', 'difference', 'detrend', 'logDifference'] as const) {
      const spec = seriesSpec({ task: { window: 3 }, preparation: { transform, scale: 'standard' } });
      const result = prepare(spec, tableWith(Array<number>(50).fill(3.7), counting(50)));
      if (!result.ok) throw new Error(JSON.stringify(result.problems));
      const { targets } = everything(result.value, 'test');
      expect([...targets].every(Number.isFinite)).toBe(true);
      result.value.toUserUnits('test', targets).forEach((value) => expect(value).toBeCloseTo(3.7, 5));
    }
  });
});
