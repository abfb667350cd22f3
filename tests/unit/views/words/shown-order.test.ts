import { describe, expect, it } from 'vitest';
import { gatesOf, presetOf, presetsOf, type CellName } from '../../../../src/experiment/cells';
import { cellNumbers } from '../../../../src/views/lab/cell/numbers';
import { equationsOf } from '../../../../src/views/lab/cell/equations';
import { wireValues } from '../../../../src/views/lab/cell/wire-values';
import { quantitiesOf } from '../../../../src/views/lab/shared/frame';
import { measuredOf } from '../../../../src/views/lab/gates/saturation/saturation-chart';
import { rankedGates } from '../../../../src/views/lab/gates/matter/ranking';
import { gatesInRows } from '../../../../src/views/lab/gates/weights/matrices';
import { gateTable } from '../../../../src/views/lab/shared/gate-table';
import { layoutOf, traceOf } from '../lab/cell/traces';

/** What the design prescribes: an LSTM as f, i, g, o, then its states; a GRU as z, r, n, then its state; the minimal gated unit as f, n. */
const SHOWN = {
  lstm: ['f', 'i', 'g', 'o', 'c', 'h'],
  gruResetAfter: ['z', 'r', 'n', 'h'],
  mgu: ['f', 'n', 'h'],
} as const;

const unlike = <T>(values: readonly T[]): T[] => [...new Set(values)];

describe('gates are shown in one order, whatever order they are stored in', () => {
  for (const variant of ['lstm', 'gruResetAfter', 'mgu'] as const) {
    const trace = traceOf(variant);
    const shown: readonly string[] = SHOWN[variant];
    const states = ['c', 'h'];

    it(`of a ${variant}: heatmaps, equations, the numbers of the cell and the file of gates`, () => {
      expect(quantitiesOf(trace)).toEqual(shown);
      const numbers = cellNumbers(trace, 0, 2, 'rewrite')!;
      expect(equationsOf(numbers).map(({ id }) => id)).toEqual(shown);
      const wires = [...wireValues(numbers).keys()].filter((id) => shown.includes(id) && !states.includes(id));
      expect(wires).toEqual(shown.filter((name) => !states.includes(name)));
      const { columns, rows } = gateTable([trace], ['A']);
      expect(unlike([...rows].map((row) => row[columns.indexOf('quantity')]))).toEqual(shown);
    });

    it(`of a ${variant}: from left to right in the diagram`, () => {
      const gates = shown.filter((name) => !states.includes(name));
      const boxes = layoutOf(variant, 'rewrite').nodes.filter(
        ({ kind, value }) => kind === 'gate' && gates.includes(value ?? ''),
      );
      expect(boxes.toSorted((a, b) => a.x - b.x).map(({ value }) => value)).toEqual(gates);
    });
  }

  it('also in saturation, rankings, weights and presets', () => {
    const share = (name: 'i' | 'f' | 'o') => ({ name, below: 0, above: 0 });
    const history = [{ epoch: 0, sequences: 1, layers: [{ forward: [share('i'), share('f'), share('o')] }] }];
    const place = { cell: 'lstm', layer: 0, direction: 'forward' } as const;
    expect(measuredOf(history, place, 'rewrite')[0]!.gates.map(({ name }) => name)).toEqual(['f', 'i', 'o']);
    const gates = gatesOf('lstm').map((gate) => ({ gate, loss: 1, means: new Float32Array(0) }));
    expect(rankedGates({ gates }).map(({ gate }) => gate)).toEqual(['f', 'i', 'g', 'o']);
    expect(gatesInRows('lstm')).toEqual(['f', 'i', 'g', 'o']);
    const asked = (cell: CellName) => unlike(presetsOf(cell).map((name) => presetOf(cell, name)!.gate));
    expect(asked('lstm')).toEqual(['f', 'i', 'o']);
    expect(asked('gru')).toEqual(['z', 'r']);
  });

  it('but stored in that of the weights: i, f, g, o (engine.md)', () => {
    expect(gatesOf('lstm')).toEqual(['i', 'f', 'g', 'o']);
    expect(
      traceOf('lstm')
        .gates.slice(0, 4)
        .map(({ name }) => name),
    ).toEqual(['i', 'f', 'g', 'o']);
  });
});
