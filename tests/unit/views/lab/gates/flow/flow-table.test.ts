import { describe, expect, it } from 'vitest';
import { csvText } from '../../../../../../src/data/csv';
import { flowTable } from '../../../../../../src/views/lab/gates/flow/flow-table';

describe('the table of the gradient through time', () => {
  const h = Float64Array.of(1e-40, 0.1);
  const c = Float64Array.of(NaN, 2);

  it('has a row for each state and step, from 1, with the step’s label (hand-computed)', () => {
    const { columns, rows } = flowTable(
      [
        { name: 'A LSTM', flow: { kind: 'probe', h, c } },
        { name: 'B GRU', flow: { kind: 'probe', h, c: null } },
      ],
      ['Mon', 'Tue'],
    );
    expect(columns).toEqual(['contender', 'quantity', 'step', 'label', 'value']);
    expect([...rows]).toEqual([
      ['A LSTM', '|dL/dh|', 1, 'Mon', 1e-40],
      ['A LSTM', '|dL/dh|', 2, 'Tue', 0.1],
      ['A LSTM', '|dL/dc|', 1, 'Mon', NaN],
      ['A LSTM', '|dL/dc|', 2, 'Tue', 2],
      ['B GRU', '|dL/dh|', 1, 'Mon', 1e-40],
      ['B GRU', '|dL/dh|', 2, 'Tue', 0.1],
    ]);
  });

  it('names a mean and a Jacobian; a mean has no step’s label, and what was left out no row (by definition)', () => {
    expect([...flowTable([{ name: 'A', flow: { kind: 'mean', h, c: null } }], ['Mon', 'Tue']).rows]).toEqual([
      ['A', 'mean |dL/dh|', 1, '', 1e-40],
      ['A', 'mean |dL/dh|', 2, '', 0.1],
    ]);
    const jacobian = flowTable([{ name: 'A', flow: { kind: 'jacobian', h, c: null } }], ['Mon', 'Tue']);
    expect([...jacobian.rows].map(([, quantity]) => quantity)).toEqual(['Jacobian', 'Jacobian']);
    expect([...flowTable([{ name: 'A', flow: { kind: 'jacobian', h: null, c: null } }], []).rows]).toEqual([]);
  });

  it('keeps all digits of a double, and those too small for 32 bits (read back)', () => {
    const values = Float64Array.of(1 / 3, 1.234567890123456e-300);
    const text = csvText(flowTable([{ name: 'A', flow: { kind: 'probe', h: values, c: null } }], []));
    const read = text
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => Number(line.split(',').at(-1)));
    expect(read).toEqual([...values]);
  });
});
