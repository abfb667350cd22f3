/** The forecast's lines and its file: rows, fans and steps, by hand on a handful of samples. */
import { describe, expect, it } from 'vitest';
import type { Predictions, Preview } from '../../../../../src/views/state/model';
import { csvText } from '../../../../../src/data/csv';
import { csvOf } from '../../../../../src/views/lab/predictions/forecast-csv';
import {
  fanLines,
  fanSamples,
  labelOf,
  rowCount,
  rowLines,
  stepLines,
  type Shown,
} from '../../../../../src/views/lab/predictions/forecast-lines';
import type { LineNames } from '../../../../../src/views/lab/predictions/prediction-lines';
import { preview } from '../../../store/fakes';

/** Three samples of two steps of two targets, p and q; sample 5 is the first shown. Rows r0 … r3; q is 10 times p. */
const truth = Float32Array.of(0, 0, 1, 10, 1, 10, NaN, 20, NaN, 20, 3, 30);
const scores = {
  overall: {},
  targets: [{ rmse: 1 }, { rmse: 2 }],
  steps: [
    [1, 2],
    [3, 4],
  ],
  scored: 3,
  of: 3,
};
const forecast: NonNullable<Preview['forecast']> = {
  horizon: 2,
  strategy: 'direct',
  targets: [
    { name: 'p', unit: '', positive: false, naiveError: 1 },
    { name: 'q', unit: 'mm', positive: false, naiveError: 10 },
  ],
  columns: [],
  recursive: true,
  beyond: { labels: ['f0', 'f1'], baselines: [{ name: 'lastValue', predictions: Float32Array.of(3, 30, 3, 30) }] },
};
const part = {
  first: 5,
  stride: 1,
  labels: ['before', 'r0', 'r1', 'r2', 'r3'],
  truth,
  truthMask: null,
  baselines: [{ name: 'lastValue' as const, predictions: truth.map((value) => value - 1), scores }],
  probes: [],
};
const shown = (v: number, from = 0): Shown => ({ forecast, part, v, from });
/** Only the last two samples are known of this contender, and only the last one fed back. */
const set: Predictions = {
  part: 'test',
  first: 6,
  values: Float32Array.of(1.5, 15, 2.5, 25, 2.6, 26, 3.6, 36),
  outputs: 4,
  recursive: { first: 7, values: Float32Array.of(2.6, 26, 9, 90) },
  beyond: Float32Array.of(4, 40, 5, 50),
  epoch: 3,
};
const names: LineNames = {
  truth: 'truth',
  contenders: ['A LSTM'],
  baselines: {},
  fedBack: (name) => `${name} fed back`,
  touched: (name) => `${name} cut`,
};
const byId = (lines: ReturnType<typeof rowLines>, id: string) => lines.find((line) => line.id === id)!;
const points = (line: { points: readonly { x: number; y: number }[] }) => line.points.map(({ x, y }) => [x, y]);

/** What the contender forecasts under surgery. */
const cut = { first: 0, before: set.values, after: set.values, beyond: Float32Array.of(6, 60, 7, 70) };

describe('rows of a forecast', () => {
  it('run over all that is predicted, and on beyond the end', () => {
    expect(rowCount(shown(0))).toBe(4);
    expect([-1, 0, 3, 4, 5].map((row) => labelOf(shown(0), row))).toEqual(['before', 'r0', 'r3', 'f0', 'f1']);
  });

  it('draw truth with its gaps, first steps where they are known, and the future after the last value', () => {
    const lines = rowLines(shown(0), [set], names);
    expect(points(byId(lines, 'truth'))).toEqual([
      [0, 0],
      [1, 1],
      [2, NaN],
      [3, 3],
    ]);
    expect(points(byId(lines, 'contender-0'))).toEqual([
      [1, 1.5],
      [2, expect.closeTo(2.6, 5)],
    ]);
    const beyond = byId(lines, 'contender-0-beyond');
    expect(points(beyond)).toEqual([
      [3, 3],
      [4, 4],
      [5, 5],
    ]);
    expect([beyond.at(3), beyond.at(4)]).toEqual([null, 4]);
  });

  it('draw the future under surgery beside the untouched one', () => {
    expect(points(byId(rowLines(shown(0), [set], names, [cut]), 'contender-0-touched-beyond'))).toEqual([
      [3, 3],
      [4, 6],
      [5, 7],
    ]);
  });

  it('draw the future with a dash of its own, by comparison with every baseline and what is fed back', () => {
    const three = ['lastValue', 'seasonalNaive', 'ridge'] as const;
    const [baseline] = part.baselines;
    const all = { ...shown(0), part: { ...part, baselines: three.map((name) => ({ ...baseline!, name })) } };
    const { dash } = byId(rowLines(all, [set], names), 'contender-0-beyond');
    const others = [...rowLines(all, [set], names), ...fanLines(all, [set], names)].filter(
      ({ id }) => !id.endsWith('-beyond'),
    );
    expect(dash).toBeDefined();
    expect(others.map((line) => line.dash)).not.toContain(dash);
  });

  it('of windows that do not cross a hole begin where these do, and no line leads across (hand-computed)', () => {
    // A horizon of 2 and rows 0, 1 and 5: rows 3 and 4 lie around the hole and no sample predicts them.
    const labels = ['before', ...[0, 1, 2, 3, 4, 5, 6].map((row) => `r${row}`)];
    const holed = { ...shown(1), part: { ...part, labels, starts: Int32Array.of(0, 1, 5) } };
    expect(rowCount(holed)).toBe(7);
    const lines = rowLines(holed, [set], names);
    expect(points(byId(lines, 'truth'))).toEqual([
      [0, 0],
      [1, 10],
      [2, 20],
      [3, NaN],
      [5, 20],
      [6, 30],
    ]);
    expect(points(byId(lines, 'contender-0'))).toEqual([
      [1, 15],
      [2, NaN],
      [5, 26],
    ]);
    expect(byId(lines, 'contender-0-beyond').points[1]!.x).toBe(7);
  });

  it('show the other variable when asked, and only rows from the first one asked for', () => {
    const lines = rowLines(shown(1, 2), [set], names);
    expect(points(byId(lines, 'truth'))).toEqual([
      [2, 20],
      [3, 30],
    ]);
    expect(points(byId(lines, 'contender-0'))).toEqual([[2, 26]]);
  });
});

describe('fans', () => {
  it('leave the truth a horizon apart, the last sample among them', () => {
    expect(fanSamples(shown(0))).toEqual([0, 2]);
  });

  it('hold every step of a forecast, and of the same one fed back, each after a gap', () => {
    const lines = fanLines(shown(1), [set], names);
    expect(points(byId(lines, 'contender-0'))).toEqual([
      [1, NaN],
      [1, 10],
      [2, 26],
      [3, 36],
    ]);
    expect(points(byId(lines, 'contender-0-recursive')).at(-1)).toEqual([3, 90]);
    expect(byId(lines, 'contender-0-recursive').label).toBe('A LSTM fed back');
  });
});

describe('the error by step', () => {
  it('is that of the chosen variable, for contenders, what is fed back, and baselines', () => {
    const lines = stepLines(shown(1), [{ own: [5, 6], recursive: [5, 7], scored: 3 }], names);
    expect(lines.map((line) => [line.id, line.at(1), line.at(2)])).toEqual([
      ['lastValue', 3, 4],
      ['contender-0', 5, 6],
      ['contender-0-recursive', 5, 7],
    ]);
  });

  it('has the baselines on the windows on which the contenders were scored', () => {
    const onTwo = { ...scores, steps: [[7, 8]], scored: 2 };
    const fewer = { ...part, baselines: [{ ...part.baselines[0]!, onFewer: [onTwo] }] };
    const of = (scored: number) =>
      byId(
        stepLines({ ...shown(0), part: fewer }, [null, { own: [1, 1], recursive: null, scored }], names),
        'lastValue',
      );
    expect([of(2).at(1), of(3).at(1)]).toEqual([7, 1]);
  });
});

describe('the file', () => {
  const of = { ...preview, forecast, parts: { ...preview.parts, test: part } };
  const lines = csvText(csvOf(of, 'test', [set], ['A LSTM']))
    .trimEnd()
    .split('\r\n');

  it('has a line for each sample, step and target, then the rows beyond the end', () => {
    expect(lines).toHaveLength(1 + 3 * 2 * 2 + 2 * 2);
    expect(lines.slice(0, 3)).toEqual([
      'part,from,row,step,target,truth,A LSTM,A LSTM recursive,lastValue',
      'test,before,r0,1,p,0,,,-1',
      'test,before,r0,1,q,0,,,-1',
    ]);
    expect(lines.at(-5)).toBe('test,r1,r3,2,q,30,36,90,29');
    expect(lines.at(-1)).toBe('beyond,r3,f1,2,q,,50,,30');
  });

  it('has a column for what is forecast under surgery, beyond the end as well', () => {
    const touched = csvText(csvOf(of, 'test', [set], ['A LSTM'], [cut]))
      .trimEnd()
      .split('\r\n');
    expect(touched[0]).toBe('part,from,row,step,target,truth,A LSTM,A LSTM recursive,A LSTM with surgery,lastValue');
    expect(touched.at(-1)).toBe('beyond,r3,f1,2,q,,50,,70,30');
  });

  it('of another part has no rows beyond the end', () => {
    const train = { ...of, parts: { ...of.parts, train: part } };
    expect(csvText(csvOf(train, 'train', [null], ['A LSTM']))).not.toContain('beyond');
  });
});
