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
    ['co2', 746, '1958-03', '2020-04'],
    ['co2Weekly', 2284, '1958-03-29', '2001-12-29'],
    ['elNino', 732, '1950-01', '2010-12'],
    ['usEconomy', 203, '1959-01', '2009-07'],
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

  it('co2 has a row for every month, five of them without a value: June and October 1958, February to April 1964 (published)', () => {
    const months = Array.from({ length: 746 }, (_, row) => {
      const label = labelAt(shippedTable('co2').labels, row);
      return Number(label.slice(0, 4)) * 12 + Number(label.slice(5));
    });
    expect(months.every((month, row) => row === 0 || month === months[row - 1]! + 1)).toBe(true);
    const { labels } = shippedTable('co2');
    const gaps = [...columnOf('co2')].flatMap((value, row) => (Number.isNaN(value) ? [labelAt(labels, row)] : []));
    expect(gaps).toEqual(['1958-06', '1958-10', '1964-02', '1964-03', '1964-04']);
  });

  it('weekly co2 has a row every seven days, 59 without a value (published count)', () => {
    const { labels } = shippedTable('co2Weekly');
    const times = labels.kind === 'time' ? [...labels.times] : [];
    expect(times.every((time, row) => row === 0 || time - times[row - 1]! === 7 * 86_400_000)).toBe(true);
    expect([...columnOf('co2Weekly')].filter(Number.isNaN)).toHaveLength(59);
  });

  it('the sea off Peru was warmest in the El Niño years 1983 and 1998 (published events)', () => {
    const { labels } = shippedTable('elNino');
    const warm = [...columnOf('elNino')].flatMap((value, row) =>
      value > 28.5 ? [labelAt(labels, row).slice(0, 4)] : [],
    );
    expect(new Set(warm)).toEqual(new Set(['1983', '1998']));
  });

  it('unemployment in the United States peaked at 10.7 % in the last quarter of 1982 (published)', () => {
    const values = columnOf('usEconomy');
    expect(labelAt(shippedTable('usEconomy').labels, values.indexOf(Math.max(...values)))).toBe('1982-10');
    expect(Math.max(...values)).toBe(10.7);
  });

  it.each(DATASET_IDS)('%s can be prepared with the window that the catalogue suggests', (id) => {
    const spec = specOf({ data: { source: { kind: 'dataset', id } }, task: { window: DATASETS[id].window } });
    expect(datasetFile(spec)).toBe(DATASETS[id].file);
    const ready = value(prepare(spec, shippedTable(id)));
    expect(ready.outputNames).toEqual([DATASETS[id].target]);
    expect(ready.baselines('test').map(({ name }) => name)).toEqual(['lastValue', 'seasonalNaive', 'ridge']);
  });

  it('only data sets have a file', () => {
    expect(datasetFile(specOf({ data: { source: { kind: 'sine' } } }))).toBeNull();
    expect(datasetFile(specOf({ data: { source: { kind: 'adding' } } }))).toBeNull();
  });
});
