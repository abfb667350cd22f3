/** A window edited by hand against the same series with that cell changed before it was prepared. */
import { describe, expect, it } from 'vitest';
import { TRANSFORMS } from '../../../src/experiment/schema';
import { prepared, seriesSpec, specOf, tableOf } from './specs';

const wave = (rows: number, phase: number) =>
  Array.from({ length: rows }, (_, row) => 20 + 5 * Math.sin(row / 3 + phase) + row / 50);

describe('an edited window', () => {
  for (const transform of TRANSFORMS) {
    for (const horizon of [1, 3]) {
      it(`${transform}, horizon ${horizon}: is the window of a series that held the values from the start (by definition)`, () => {
        const rows = 120;
        const others = { b: wave(rows, 1) };
        const spec = seriesSpec({
          data: { inputs: ['sunspots', 'b'], targets: ['sunspots'] },
          task: { window: 9, horizon, seasonalPeriod: 7 },
          preparation: { transform, scale: 'standard', features: { rollingMean: 3, lags: [2] } },
        });
        const table = tableOf(wave(rows, 0), others);
        const data = prepared(spec, table);
        const sample = 8;
        // The first row of the window, from the number of rows and of test samples.
        const begin = rows - (data.test.count - 1) - horizon + sample - 9;
        const edits = [
          { step: 4, variable: 0, value: 31 },
          { step: 8, variable: 0, value: 12 },
          { step: 8, variable: 1, value: 2.5 },
        ];
        const changed = [wave(rows, 0), wave(rows, 1)];
        for (const { step, variable, value } of edits) changed[variable]![begin + step] = value;
        const anew = prepared(spec, tableOf(changed[0]!, { b: changed[1]! }));

        const edited = data.edited('test', sample, edits);
        const wanted = anew.test.batch([sample]);
        expect(edited.inputs).toHaveLength(9 * data.inputs);
        // Rolling means and lags of the first steps reach back before the window, where nothing was changed.
        edited.inputs.forEach((value, k) => {
          expect(value).toBeCloseTo(wanted.inputs[k]!, 5);
        });
        const outputs = Float32Array.from({ length: horizon }, (_, k) => 0.3 - 0.2 * k);
        expect([...edited.toUserUnits(outputs)]).toEqual([...anew.toUserUnits('test', outputs, [sample])]);
        const [, b] = [0, 1];
        expect(edited.values[8 * 2 + b]).toBe(2.5);
        expect(edited.values[0]).toBeCloseTo(table.columns[0]!.values[begin]!, 5);
      });
    }
  }

  it('without edits is the window itself, predictions included (by definition)', () => {
    const data = prepared(
      seriesSpec({ task: { window: 5 }, preparation: { transform: 'logDifference' } }),
      tableOf(wave(80, 0)),
    );
    for (const part of ['train', 'validation', 'test'] as const) {
      const edited = data.edited(part, 3, []);
      expect(edited.inputs).toEqual(data.part(part).batch([3]).inputs);
      expect(edited.toUserUnits(Float32Array.of(0.1))).toEqual(data.toUserUnits(part, Float32Array.of(0.1), [3]));
    }
  });

  it('of a memory task has the values as set, padding left alone (by definition)', () => {
    const data = prepared(specOf({ data: { source: { kind: 'adding', lag: 20 } } }));
    const { inputs, values } = data.edited('test', 0, [
      { step: 2, variable: 0, value: 0.75 },
      { step: 400, variable: 0, value: 9 },
    ]);
    expect([inputs[4], values[4]]).toEqual([0.75, 0.75]);
    expect(inputs).toHaveLength(data.steps * 2);
    expect(inputs.includes(9)).toBe(false);
    expect(data.variables).toBe(2);
  });
});
