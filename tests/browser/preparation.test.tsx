/** The preparation panel in a real Chromium: a control is there where it changes something, and sets what it says. */
import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/data';
import { previewOf } from '../../src/data/preview';
import { withField } from '../../src/experiment/fields';
import { parseSpec } from '../../src/experiment/parse';
import type { Table } from '../../src/experiment/sequences';
import Preparation from '../../src/views/lab/preparation/Preparation';
import { shown, storeOf } from './shown';

const HOUR = 3_600_000;

/** Rows at these hours, with a column of words where it is asked for. */
const table = (hours: readonly number[], words: boolean): Table => ({
  rows: hours.length,
  columns: [{ name: 'sunspots', unit: '', values: Float64Array.from(hours, (hour) => 5 + Math.sin(hour)) }],
  ...(words
    ? { texts: [{ name: 'sky', words: ['wet', 'dry'], codes: Int32Array.from(hours, (hour) => hour % 2) }] }
    : {}),
  labels: { kind: 'time', times: Float64Array.from(hours, (hour) => hour * HOUR), precision: 'minute' },
});
const even = Array.from({ length: 120 }, (_, hour) => hour);
const holed = even.filter((hour) => hour < 40 || hour > 44);

interface Panel {
  readonly root: HTMLElement;
  /** The paths and values that were set. */
  readonly set: (readonly [path: string, value: unknown])[];
}

async function panel(of: Table, preparation: object = {}): Promise<Panel> {
  const spec = parseSpec({ task: { window: 6 }, preparation });
  if (!spec.ok) throw new Error(JSON.stringify(spec.problems));
  const prepared = prepare(spec.value, of);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  const set: [string, unknown][] = [];
  const state = {
    spec: spec.value,
    data: { preview: previewOf(prepared.value) },
    problems: [],
    opened: {},
    set: (path: string, value: unknown) => {
      set.push([path, value]);
      // What is set is a spec.
      const changed = parseSpec(withField(spec.value, path, value));
      if (!changed.ok) throw new Error(JSON.stringify(changed.problems));
    },
  };
  return { root: await shown(<Preparation onClose={() => undefined} />, storeOf(state)), set };
}

const card = ({ root }: Panel, step: string): HTMLElement => root.querySelector(`[data-step="${step}"]`)!;
const selects = (within: Panel, step: string) => [...card(within, step).querySelectorAll('select')];
const labelled = (within: Panel, step: string): string[] =>
  [...card(within, step).querySelectorAll('label')].map((each) => each.textContent.trim());

function choose(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('rows in time', () => {
  it('offer what to do with missing rows where some are missing, or where something was chosen, and set it', async () => {
    expect(selects(await panel(table(even, false)), 'time')).toHaveLength(1);
    expect(selects(await panel(table(even, false), { gaps: 'split' }), 'time')).toHaveLength(2);
    const missing = await panel(table(holed, false));
    expect(card(missing, 'time').textContent).toContain(
      '5 rows are missing in time, in 1 place, the first after 1970-01-02 15:00',
    );
    choose(selects(missing, 'time')[1]!, 'fill');
    expect(missing.set).toEqual([['preparation.gaps', 'fill']]);
  });

  it('are put together by an interval and a value, and let go', async () => {
    const together = await panel(table(even, false));
    choose(selects(together, 'time')[0]!, 'day');
    expect(together.set).toEqual([['preparation.resample', { to: 'day', by: 'mean' }]]);
    const days = Array.from({ length: 24 * 20 }, (_, hour) => hour);
    const daily = await panel(table(days, false), { resample: { to: 'day', by: 'sum' }, gaps: 'ignore' });
    choose(selects(daily, 'time')[1]!, 'last');
    choose(selects(daily, 'time')[0]!, 'none');
    expect(daily.set).toEqual([
      ['preparation.resample.by', 'last'],
      ['preparation.resample', null],
    ]);
  });

  it('are no step of rows that have no dates', async () => {
    const undated: Table = { ...table(even, false), labels: { kind: 'number', first: 1 } };
    const numbered = await panel(undated);
    expect(card(numbered, 'time')).toBeNull();
    expect(card(numbered, 'missing')).not.toBeNull();
  });
});

describe('the other settings', () => {
  it('begin fixed bounds just outside the series, so that nothing is clipped yet', async () => {
    const outliers = await panel(table(even, false));
    choose(selects(outliers, 'outliers')[0]!, 'bounds');
    // The series runs between 5 ± sin, all but 4 and 6.
    expect(outliers.set).toEqual([['preparation.outliers', { rule: 'bounds', k: 3, low: 4, high: 6 }]]);
    expect(labelled(await panel(table(even, false), { outliers: { rule: 'bounds', low: 4 } }), 'outliers')).toEqual([
      'Lowest',
      'Highest',
    ]);
  });

  it('of smoothing are those of its rule', async () => {
    const smoothing = await panel(table(even, false));
    expect(labelled(smoothing, 'smoothing')).toEqual([]);
    choose(selects(smoothing, 'smoothing')[0]!, 'exponential');
    expect(smoothing.set).toEqual([['preparation.smoothing.rule', 'exponential']]);
    const mean = await panel(table(even, false), { smoothing: { rule: 'movingMean' } });
    expect(labelled(mean, 'smoothing')).toEqual(['Rows']);
  });

  it('offer the time since the row before where rows come unevenly, and words where the file has some', async () => {
    expect(labelled(await panel(table(even, false)), 'features').join()).not.toMatch(/Time since|words/);
    const uneven = await panel(table(holed, true));
    const names = labelled(uneven, 'features');
    expect(names).toContain('Time since the row before');
    const words = [...card(uneven, 'features').querySelectorAll('label')].find((each) =>
      each.textContent.includes('sky (words: 2)'),
    )!;
    words.querySelector('input')!.click();
    expect(uneven.set).toEqual([['preparation.features.words', ['sky']]]);
  });
});
