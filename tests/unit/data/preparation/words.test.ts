/** Columns of words as inputs: which words, what they are in each row, and that only the training part says so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare, previewOf } from '../../../../src/data';
import { MOST_WORDS } from '../../../../src/data/preparation/words';
import type { Table, TextColumn } from '../../../../src/experiment/sequences';
import { TableKeeper, TableSource } from '../../../../src/training/tables';
import { good } from '../parsing/support';
import { counting, prepared, problems, seriesSpec, tableOf } from '../specs';
import { HOUR } from './arbitrary';

const ROWS = 40;
const textOf = (cells: readonly string[], name = 'sky'): TextColumn => {
  // As in a file that begins with its last row.
  const words = [...new Set(cells.toReversed().filter((cell) => cell !== ''))];
  return { name, words, codes: Int32Array.from(cells, (cell) => words.indexOf(cell)) };
};
const withTexts = (rows: number, ...texts: TextColumn[]): Table => ({
  ...tableOf(counting(rows).map((row) => Math.sin(row))),
  texts,
});
const spec = (words: readonly string[], preparation: object = {}, task: object = {}) =>
  seriesSpec({ task: { window: 2, seasonalPeriod: 3, ...task }, preparation: { ...preparation, features: { words } } });

/** By input, its value in every row. */
function inputsOf(table: Table, words: readonly string[], preparation: object = {}): Record<string, number[]> {
  const ready = prepared(spec(words, { scale: 'none', ...preparation }), table);
  const { matrix, rows } = ready.series!.prepared;
  return Object.fromEntries(
    ready.inputNames.map((name, i) => [name, counting(rows).map((row) => matrix.values[row * matrix.width + i]!)]),
  );
}

describe('words as inputs', () => {
  it('are 1 in the rows that hold them and 0 elsewhere, the most frequent first, none where the cell is missing (by hand)', () => {
    const cells = counting(ROWS).map((row) => ['wet', 'dry', 'dry', ''][row % 4]!);
    const { sunspots: _own, ...words } = inputsOf(withTexts(ROWS, textOf(cells)), ['sky'], { scale: 'standard' });
    expect(Object.keys(words)).toEqual(['sky = dry', 'sky = wet']);
    expect(words['sky = dry']!.slice(0, 5)).toEqual([0, 1, 1, 0, 0]);
    expect(words['sky = wet']!.slice(0, 5)).toEqual([1, 0, 0, 0, 1]);
  });

  it('beyond the twenty most frequent share one input, and each row that holds a word has exactly one 1 (property)', () => {
    const cell = fc.integer({ min: -1, max: 30 }).map((word) => (word < 0 ? '' : `w${word}`));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 120, maxLength: 120 }), (cells) => {
        const { sunspots: _own, ...words } = inputsOf(withTexts(120, textOf(cells)), ['sky']);
        // Training rows 0 … 83.
        const trained = new Set(cells.slice(0, 84).filter((each) => each !== ''));
        expect(Object.keys(words)).toHaveLength(
          Math.min(trained.size, MOST_WORDS) + (trained.size > MOST_WORDS ? 1 : 0),
        );
        cells.slice(0, 84).forEach((each, row) => {
          expect(Object.values(words).reduce((sum, values) => sum + values[row]!, 0)).toBe(each === '' ? 0 : 1);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('are chosen by the training part alone: later rows change neither the words nor a number before them (property)', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: ROWS, maxLength: ROWS }),
        fc.array(fc.constantFrom('a', 'b', 'new', ''), { minLength: 12, maxLength: 12 }),
        (cells, later) => {
          const of = (all: readonly string[]) =>
            Object.entries(inputsOf(withTexts(ROWS, textOf(all)), ['sky'])).map(([name, values]) => [
              name,
              values.slice(0, 28),
            ]);
          expect(of([...cells.slice(0, 28), ...later])).toEqual(of(cells));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('that the training part does not hold are no input, and no 1 anywhere (by hand)', () => {
    const cells = counting(ROWS).map((row) => (row < 30 ? (row % 2 ? 'a' : 'b') : 'late'));
    const { sunspots: _own, ...words } = inputsOf(withTexts(ROWS, textOf(cells)), ['sky']);
    expect(Object.keys(words)).toEqual(['sky = b', 'sky = a']);
    expect(Object.values(words).map((values) => values[35])).toEqual([0, 0]);
  });

  it('follow the rows: dropped, put in where missing in time, and put together, where the last word counts', () => {
    const cells = counting(48).map((row) => (row % 2 ? 'b' : 'a'));
    const hours = counting(48).map((row) => (row < 20 ? row : row + 2));
    const timed: Table = {
      ...withTexts(48, textOf(cells)),
      labels: { kind: 'time', times: Float64Array.from(hours, (hour) => hour * HOUR), precision: 'minute' },
    };
    const filled = inputsOf(timed, ['sky'], { gaps: 'fill' })['sky = b']!;
    expect([filled.length, ...filled.slice(18, 24)]).toEqual([50, 0, 1, 0, 0, 0, 1]);
    const quarters: Table = {
      ...timed,
      labels: { kind: 'time', times: Float64Array.from(cells, (_, row) => row * 900_000), precision: 'minute' },
    };
    const [a, b] = ['a', 'b'].map((word) => quarters.texts![0]!.words.indexOf(word));
    quarters.texts![0]!.codes.set([a!, a!, b!, -1, a!, a!, a!, a!]);
    const together = inputsOf(quarters, ['sky'], { resample: { to: 'hour', by: 'sum' } });
    expect(together['sky = b']!.slice(0, 3)).toEqual([1, 0, 1]);
    const gapped = withTexts(48, textOf(cells));
    gapped.columns[0]!.values[1] = NaN;
    expect(inputsOf(gapped, ['sky'], { missing: 'dropRow' })['sky = b']!.slice(0, 4)).toEqual([0, 0, 1, 0]);
  });

  it('have no future: fed back they are refused by the name of their column; direct forecasts go on by the horizon', () => {
    const table = withTexts(60, textOf(counting(60).map((row) => (row % 3 ? 'a' : 'b'))));
    const found = problems(prepare(spec(['sky'], {}, { horizon: 2, strategy: 'recursive' }), table));
    expect(found.map(({ code, values }) => [code, values])).toEqual([['recursiveNeedsInputs', { columns: 'sky' }]]);
    expect(prepared(spec(['sky'], {}, { horizon: 2 }), table).beyond!.steps).toBe(2);
  });

  it('are refused where the column is none of words, is named twice, or would make too many numbers', () => {
    const codes = (table: Table, ...words: string[]) =>
      problems(prepare(spec(words), table)).map(({ path, code, values }) => [path, code, values]);
    const table = withTexts(ROWS, textOf(counting(ROWS).map((row) => (row % 2 ? 'a' : 'b'))));
    const path = 'preparation.features.words';
    expect(codes(table, 'sky', 'sea')).toEqual([[`${path}.1`, 'unknownTextColumn', { name: 'sea', options: 'sky' }]]);
    expect(codes(table, 'sky', 'sky')).toEqual([[`${path}.1`, 'duplicateColumn', { name: 'sky' }]]);
    expect(codes(tableOf(counting(ROWS)), 'sky')).toEqual([[`${path}.0`, 'noTextColumn', { name: 'sky' }]]);
    const long = withTexts(1_000_000, {
      name: 'sky',
      words: counting(30).map(String),
      codes: new Int32Array(1e6).map((_, k) => k % 30),
    });
    expect(codes(long, 'sky')).toEqual([[path, 'wordsTooMany', { inputs: 21, rows: 1e6, max: 20e6 }]]);
  });

  it('are told in the preview with how many words each column has', () => {
    const table = withTexts(ROWS, textOf(counting(ROWS).map((row) => `w${row % 30}`)));
    const shown = previewOf(prepared(spec(['sky']), table));
    expect(shown.texts).toEqual([{ name: 'sky', words: 30 }]);
    const names = counting(12).map((word) => `sky = w${word}`);
    const { facts } = shown.steps.find(({ step }) => step === 'features')!;
    expect(facts[0]).toEqual({ code: 'added', values: { inputs: 21, names: `${names.join(', ')}, …` } });
  });
});

describe('columns of words in a file', () => {
  const lines = counting(30).map(
    (row) => `2020-01-${String(30 - row).padStart(2, '0')},${row},${['wet', '', 'dry'][row % 3]!}`,
  );

  it('stand in the table in the order of time, with −1 for missing cells (hand-written)', async () => {
    const { table } = await good(['day,value,sky', ...lines].join('\n'));
    expect(table.texts!.map(({ name, words }) => [name, words])).toEqual([['sky', ['wet', 'dry']]]);
    // The file runs backwards: its last row, of the 1st, is the 29th and dry.
    expect([...table.texts![0]!.codes.subarray(0, 4)]).toEqual([1, -1, 0, 1]);
    expect(table.columns.map(({ name }) => name)).toEqual(['value']);
  });

  it('are left out where they hold one word only, too many, or texts', async () => {
    const text = counting(1200)
      .map((row) => `${row % 7},same,${row} of many,${row % 2 ? 'x'.repeat(120) : 'y'},${row % 2 ? 'on' : 'off'}`)
      .join('\n');
    const { table } = await good(`value,one,many,long,state\n${text}`);
    expect(table.texts!.map(({ name }) => name)).toEqual(['state']);
  });

  it('reach the trainers as arrays of their own, handed over and not shared', async () => {
    const table = withTexts(ROWS, textOf(counting(ROWS).map((row) => (row % 2 ? 'a' : 'b'))));
    const { port1, port2 } = new MessageChannel();
    const keeper = new TableKeeper();
    keeper.keep(1, table, null);
    keeper.serve(1, port1);
    const source = new TableSource();
    source.connect(port2);
    const given = await source.table(1);
    expect(given!.texts).toEqual(table.texts);
    expect(table.texts![0]!.codes).toHaveLength(ROWS);
    port1.close();
    port2.close();
  });
});
