/** Forecasts under surgery in the panel: what is shown of them, and their errors. */
import { describe, expect, it } from 'vitest';
import { touchedErrors, touchedForecast } from '../../../../../src/views/lab/predictions/touched';

const answer = {
  part: 'test',
  epoch: 3,
  first: 4,
  before: Float32Array.of(1, 2),
  after: Float32Array.of(4, 6),
  beyond: null,
};
const clamp = { kind: 'clamp', on: true, contender: 0 };
const state = (change: { kept?: object | null; set?: object; interventions?: object[]; part?: string }) =>
  ({
    spec: { interventions: change.interventions ?? [clamp] },
    part: change.part ?? 'test',
    runs: [{ predictions: { part: 'test', epoch: 3, ...change.set } }],
    surgery: [{ forecasted: { answer, stale: false, ...change.kept } }],
  }) as unknown as Parameters<typeof touchedForecast>[0];

describe('a forecast under surgery', () => {
  it('is shown only while part, epoch and interventions are those of what else is shown (by definition)', () => {
    expect(touchedForecast(state({}), 0)).toBe(answer);
    expect(touchedForecast(state({ part: 'validation' }), 0)).toBeNull();
    expect(touchedForecast(state({ kept: { stale: true } }), 0)).toBeNull();
    expect(touchedForecast(state({ set: { epoch: 4 } }), 0)).toBeNull();
    expect(touchedForecast(state({ set: { part: 'validation' } }), 0)).toBeNull();
    for (const other of [
      { ...clamp, on: false },
      { ...clamp, contender: 1 },
      { kind: 'input', on: true },
    ])
      expect(touchedForecast(state({ interventions: [other] }), 0)).toBeNull();
  });

  it('is scored over its own windows, a missing truth left out (by hand)', () => {
    const forecast = { horizon: 1, targets: [{}] };
    const part = { first: 3, truth: Float32Array.of(9, 1, NaN) };
    const shown = { forecast, part, v: 0 } as unknown as Parameters<typeof touchedErrors>[0];
    expect(touchedErrors(shown, answer)).toEqual({ windows: 2, before: 0, after: 3 });
  });
});
