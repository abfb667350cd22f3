/** What is kept of a long run: counted, and compared with the rule's own words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EpochHistory, grownCurves, MOST_EPOCHS, strideOf } from '../../../src/experiment/thinned';

const begun = { length: 0, epoch: [] as number[], train: [] as number[], validation: [] as number[] };
const more = (epochs: readonly number[], valLoss: (epoch: number) => number) => ({
  epoch: Float64Array.from(epochs),
  trainLoss: Float64Array.from(epochs),
  valLoss: Float64Array.from(epochs, valLoss),
});

/** Every 2^k-th epoch, so few that there are at most `most`, the best and the latest. */
function byDefinition(last: number, best: number, most: number): number[] {
  let stride = 1;
  while (Math.floor(last / stride) + 1 > most) stride *= 2;
  return Array.from({ length: last + 1 }, (_, epoch) => epoch).filter(
    (epoch) => epoch % stride === 0 || epoch === best || epoch === last,
  );
}

const losses = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 200 });
const bestOf = (values: readonly number[]) => values.indexOf(Math.min(...values.slice(1)), 1);

describe('a history of epochs', () => {
  it('keeps every 2^k-th epoch, the best and the latest, in every way that they may come (by definition)', () => {
    fc.assert(
      fc.property(losses, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }), (values, most, together) => {
        const history = new EpochHistory<{ epoch: number; loss: number }>(most);
        let curves: ReturnType<typeof grownCurves<typeof begun>> = { ...begun, epoch: [], train: [], validation: [] };
        let lowest = Infinity;
        for (let from = 0; from < values.length; from += together) {
          const epochs = values.map((_, epoch) => epoch).slice(from, from + together);
          for (const epoch of epochs) {
            const better = epoch > 0 && values[epoch]! < lowest;
            if (better) lowest = values[epoch]!;
            history.add({ epoch, loss: values[epoch]! }, better);
          }
          curves = grownCurves(
            curves,
            more(epochs, (epoch) => values[epoch]!),
            most,
          );
        }
        const expected = byDefinition(values.length - 1, bestOf(values), most);
        expect(history.all().map(({ epoch }) => epoch)).toEqual(expected);
        expect(history.all().map(({ loss }) => loss)).toEqual(expected.map((epoch) => values[epoch]));
        expect(curves.epoch).toEqual(expected);
        expect(curves.validation).toEqual(expected.map((epoch) => values[epoch]));
        expect([curves.length, curves.train]).toEqual([expected.length, expected]);
      }),
      { seed: 9 },
    );
  });

  it('is as large after 100,000 epochs as after 10,000, and still has the best and the last (counted)', () => {
    const loss = (epoch: number) => Math.abs(epoch - 12_345) + 1;
    const history = new EpochHistory<{ epoch: number }>();
    let curves = { ...begun, epoch: [] as number[], train: [] as number[], validation: [] as number[] };
    const most: number[] = [0, 0];
    for (let from = 0; from <= 100_000; from += 100) {
      const epochs = Array.from({ length: 100 }, (_, k) => from + k);
      for (const epoch of epochs) history.add({ epoch }, epoch > 0 && epoch <= 12_345);
      curves = grownCurves(curves, more(epochs, loss));
      const half = from < 10_000 ? 0 : 1;
      most[half] = Math.max(most[half]!, history.all().length, curves.length);
    }
    expect(most[1]).toBeLessThanOrEqual(MOST_EPOCHS + 2);
    expect(most[0]).toBeGreaterThan(MOST_EPOCHS - 100);
    for (const epochs of [curves.epoch, history.all().map(({ epoch }) => epoch)]) {
      expect(epochs).toContain(12_345);
      expect([epochs[0], epochs.at(-1)]).toEqual([0, 100_099]);
      expect(strideOf(epochs)).toBe(32);
    }
  });

  it('leaves what a reader holds as it was (by reference)', () => {
    const first = grownCurves(
      { ...begun, epoch: [], train: [], validation: [] },
      more([0, 1, 2], () => 1),
      3,
    );
    const held = { length: first.length, epoch: [...first.epoch] };
    grownCurves(
      first,
      more([3, 4], () => 1),
      3,
    );
    expect(first.epoch.slice(0, held.length)).toEqual(held.epoch);
  });
});
