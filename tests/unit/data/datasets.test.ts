import { mean } from 'd3-array';
import { describe, expect, it } from 'vitest';
import { DATASETS, datasetFile, prepare } from '../../../src/data';
import { labelAt } from '../../../src/data/labels';
import { DATASET_IDS } from '../../../src/experiment/schema';
import { shippedTable, specOf, value } from './specs';

const columnOf = (id: (typeof DATASET_IDS)[number]) => {
  const { columns } = shippedTable(id);
  return columns.find(({ name }) => name === DATASETS[id].target)!.values;
};

describe('the shipped series', () => {
  it.each([
    ['sunspots', 309, '1700', '2008'],
    ['airline', 144, '1949-01', '1960-12'],
    ['births', 3652, '1994-01-01', '2003-12-31'],
    ['seattleTemperature', 1461, '2012-01-01', '2015-12-31'],
    ['co2', 672, '1964-05', '2020-04'],
  ] as const)('%s has %i rows from %s to %s (published extent)', (id, rows, first, last) => {
    const table = shippedTable(id);
    expect([table.rows, labelAt(table.labels, 0), labelAt(table.labels, rows - 1)]).toEqual([rows, first, last]);
  });

  it('airline is series G of Box & Jenkins (published mean 280.30, first and last value)', () => {
    const values = columnOf('airline');
    expect(mean(values)).toBeCloseTo(280.2986, 4);
    expect([values[0], values.at(-1)]).toEqual([112, 432]);
  });

  it('sunspots peak in 1957 with 190.2 (published number)', () => {
    const values = columnOf('sunspots');
    expect(labelAt(shippedTable('sunspots').labels, values.indexOf(Math.max(...values)))).toBe('1957');
    expect(Math.max(...values)).toBe(190.2);
  });

  it('births are fewest at weekends (calendar: 1 January 1994 was a Saturday)', () => {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => mean(columnOf('births').filter((_, row) => row % 7 === day))!);
    expect(Math.max(days[0]!, days[1]!)).toBeLessThan(Math.min(...days.slice(2)));
  });

  it('co2 has no month missing (calendar)', () => {
    const months = Array.from({ length: 672 }, (_, row) => {
      const label = labelAt(shippedTable('co2').labels, row);
      return Number(label.slice(0, 4)) * 12 + Number(label.slice(5));
    });
    expect(months.every((month, row) => row === 0 || month === months[row - 1]! + 1)).toBe(true);
  });

  it.each(DATASET_IDS)('%s can be prepared with the window that the catalogue suggests', (id) => {
    const spec = specOf({ data: { source: { kind: 'dataset', id } }, task: { window: DATASETS[id].window } });
    expect(datasetFile(spec)).toBe(DATASETS[id].file);
    const ready = value(prepare(spec, shippedTable(id)));
    expect(ready.outputNames).toEqual([DATASETS[id].target]);
    expect(ready.baselines('test').map(({ name }) => name)).toEqual(['lastValue', 'seasonalNaive']);
  });

  it('only data sets have a file', () => {
    expect(datasetFile(specOf({ data: { source: { kind: 'sine' } } }))).toBeNull();
    expect(datasetFile(specOf({ data: { source: { kind: 'adding' } } }))).toBeNull();
  });
});
