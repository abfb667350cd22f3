import { describe, expect, it } from 'vitest';
import {
  areasOf,
  epochToSay,
  filled,
  lastEpoch,
  measuredAt,
  measuredOf,
  mostAt,
  reachOf,
} from '../../../../../../src/views/lab/gates/saturation/saturation-chart';

const z = (below: number, above: number) => ({ name: 'z' as const, below, above });
const r = (below: number, above: number) => ({ name: 'r' as const, below, above });

describe('saturation over the epochs', () => {
  it('is that of the layer and direction looked at; nothing where the network has none', () => {
    const history = [
      { epoch: 0, sequences: 16, layers: [{ forward: [z(0, 1)], backward: [z(0.25, 0)] }, { forward: [z(1, 0)] }] },
    ];
    expect(measuredOf(history, { cell: 'gru', layer: 0, direction: 'backward' }, 'rewrite')[0]!.gates).toEqual([
      z(0.25, 0),
    ]);
    expect(measuredOf(history, { cell: 'gru', layer: 1, direction: 'backward' }, 'rewrite')[0]!.gates).toEqual([]);
    expect(measuredOf(history, { cell: 'gru', layer: 7, direction: 'forward' }, 'rewrite')[0]!.gates).toEqual([]);
  });

  it('of an update gate that is written as keeping has its ends exchanged, that of the reset gate not (by definition)', () => {
    const history = [{ epoch: 0, sequences: 1, layers: [{ forward: [z(0.1, 0.7), r(0.2, 0.3)] }] }];
    expect(measuredOf(history, { cell: 'gru', layer: 0, direction: 'forward' }, 'keep')[0]!.gates).toEqual([
      z(0.7, 0.1),
      r(0.2, 0.3),
    ]);
  });

  it('has an axis that ends at a whole epoch, wherever the run was paused (by definition)', () => {
    const at = (epoch: number) => [{ epoch, gates: [] }];
    expect(lastEpoch([at(160.5), at(12)])).toBe(161);
    expect(lastEpoch([at(160)])).toBe(160);
    expect(lastEpoch([at(0.25), []])).toBe(1);
    expect(lastEpoch([])).toBe(1);
  });

  it('is read at the measurement nearest to an epoch, by default at the newest', () => {
    const history = [0, 4, 10].map((epoch) => ({ epoch, gates: [] }));
    expect([null, -3, 2, 2.1, 6.9, 99].map((epoch) => measuredAt(history, epoch)!.epoch)).toEqual([10, 0, 0, 4, 4, 10]);
    expect(measuredAt([], null)).toBe(undefined);
  });

  it('is said of an epoch with as few decimals as tell it from the one before (hand-computed)', () => {
    expect(epochToSay(0, undefined)).toBe(0);
    expect(epochToSay(12, 11)).toBe(12);
    expect(epochToSay(311.2, 305.7)).toBe(311);
    expect(epochToSay(311.2, 311)).toBe(311.2);
    expect(epochToSay(1.21875, 1.1875)).toBe(1.22);
    expect(epochToSay(0.3125, 0)).toBe(0.3);
    expect(epochToSay(0.03125, 0)).toBe(0.03);
    expect(epochToSay(5, 5)).toBe(5);
  });

  it('is drawn upwards and downwards from the middle, a single measurement as a dot (hand-computed: 300 × 40, ±50 %)', () => {
    const history = [
      { epoch: 0, gates: [z(0, 0)] },
      { epoch: 2, gates: [z(0.25, 0.5)] },
    ];
    const edges = areasOf(history, 'z', 4, 0.5);
    expect(edges).toEqual({ above: 'M0.00 20.00L150.00 1.00', below: 'M0.00 20.00L150.00 29.50' });
    expect(filled(edges.above, history, 4)).toBe('M0.00 20.00L150.00 1.00L150.00 20L0.00 20Z');
    expect(areasOf(history.slice(1), 'z', 4, 0.5).above).toBe('M150.00 1.00h0');
    expect(filled('M150.00 1.00h0', history.slice(1), 4)).toBe('');
  });

  it('has one axis for all gates and contenders, round and never exceeded (hand-computed)', () => {
    const of = (below: number, above: number) => [{ epoch: 0, gates: [z(below, above), r(0, 0)] }];
    expect([reachOf([]), reachOf([of(0, 0.05)]), reachOf([of(0, 0.01), of(0.26, 0)]), reachOf([of(0, 1)])]).toEqual([
      0.05, 0.05, 0.5, 1,
    ]);
  });

  it('names the gate that is open most, and none where none is', () => {
    const measured = { epoch: 0, gates: [z(0, 0.2), r(0, 0.4)] };
    expect(mostAt(measured, 'above')!.name).toBe('r');
    expect(mostAt(measured, 'below')).toBe(null);
  });
});
