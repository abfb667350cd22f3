/** "Columns and format", in a real Chromium: what it shows of a file that was read, and the settings that each control asks for. */
import { beforeEach, expect, it, vi } from 'vitest';
import { defaultSpec, parseSpec } from '../../src/experiment/parse';
import type { FileSource } from '../../src/experiment/sources/file';
import { noOwnData, type LastFile } from '../../src/store/own';
import { readOwnFile } from '../../src/training/reading';
import FormatContent from '../../src/views/lab/own/FormatContent';
import { Mends } from '../../src/views/lab/own/Mends';
import { shown, storeOf } from './shown';

const day = (k: number) => new Date(Date.UTC(2024, 0, 1 + k)).toISOString().slice(0, 10);
const wave = (k: number) => (10 + 4 * Math.sin(k / 3)).toFixed(2);
const lines = (head: string, count: number, row: (k: number) => string) =>
  [head, ...Array.from({ length: count }, (_, k) => row(k))].join('\n');

const reformatFile = vi.fn<(change: Partial<FileSource>) => void>();
const set = vi.fn();
beforeEach(() => {
  reformatFile.mockReset();
  set.mockReset();
});

/** A file as the page knows it once it was read. */
async function lastOf(content: string, fields: object = {}): Promise<LastFile> {
  const parsed = parseSpec({ data: { source: { kind: 'file', name: 'own.csv', ...fields } } });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const source = parsed.value.data.source as FileSource;
  const { table, report } = (await readOwnFile(new Blob([content]), source))!;
  return { source, report, problems: table.ok ? [] : table.problems };
}

const field = (within: Element, name: string): HTMLSelectElement | HTMLInputElement => {
  const all = [...within.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select, input')];
  const found = all.find((each) => each.getAttribute('aria-label') === name || each.labels?.[0]?.textContent === name);
  if (found === undefined) throw new Error(`no field ${name} among ${all.map((each) => each.ariaLabel).join()}`);
  return found;
};
const press = (within: Element, name: string) => {
  const found = [...within.querySelectorAll('button')].find((each) => (each.ariaLabel ?? each.textContent) === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  found.click();
};
const choose = (select: HTMLSelectElement | HTMLInputElement, value: string) => {
  Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')!.set!.call(select, value);
  select.dispatchEvent(new Event('change', { bubbles: true }));
};

/** The dialog over a file; `current`: whether it is the experiment's, with this much known of its columns. */
async function dialogOver(
  last: LastFile,
  current: { columns: string[]; target: string } | null = null,
  sequence: string | null = null,
) {
  const spec = { ...defaultSpec(), data: { source: last.source, inputs: [], targets: [], sequence } };
  const forecast = current && {
    columns: current.columns.map((name) => ({ name, unit: '' })),
    targets: [{ name: current.target }],
  };
  const own = { ...noOwnData, last, current: current && last };
  const state = { spec, own, problems: [], data: { preview: forecast && { forecast } }, reformatFile, set };
  return shown(<FormatContent last={last} />, storeOf(state));
}

const HOURS = lines('day,slot,load', 96, (k) => `${day(Math.floor(k / 24))},${k % 24},${wave(k)}`);

it('joins a second column of time to the first, and lets it go again', async () => {
  const split = await lastOf(HOURS, { types: [{ column: 'slot', type: 'text' }] });
  expect(split.report?.time?.columns).toEqual(['day']);
  choose(field(await dialogOver(split), 'Type of slot'), 'date');
  expect(reformatFile).toHaveBeenLastCalledWith({ types: [], timeColumns: ['day', 'slot'] });
  const joined = await lastOf(HOURS, { timeColumns: ['day', 'slot'] });
  const dialog = await dialogOver(joined);
  expect(dialog.textContent).toContain('day + slot: “2024-01-01 0” is 2024-01-01 00:00. Step: 1 hour.');
  choose(field(dialog, 'Type of slot'), 'number');
  expect(reformatFile).toHaveBeenLastCalledWith({ types: [{ column: 'slot', type: 'number' }], timeColumns: ['day'] });
});

it('gives a column a role by a press on it, and colours the column by it', async () => {
  const last = await lastOf(lines('day,a,b,place', 40, (k) => `${day(k)},${wave(k)},${wave(k + 2)},Bern`));
  const dialog = await dialogOver(last, { columns: ['a', 'b'], target: 'a' });
  const roles = [...dialog.querySelectorAll('thead th[data-role]')].map(
    (each) => (each as HTMLElement).dataset['role'],
  );
  expect(roles).toEqual(['time', 'targets', 'none', 'none']);
  press(dialog, 'b as input');
  expect(set).toHaveBeenLastCalledWith('data.inputs', ['a', 'b']);
  press(dialog, 'b as target');
  expect(set).toHaveBeenLastCalledWith('data.targets', ['a', 'b']);
  // One column is predicted always.
  const only = [...dialog.querySelectorAll('button')].find(({ ariaLabel }) => ariaLabel === 'a as target');
  expect(only?.disabled).toBe(true);
});

it('shows the first and the last rows with the moment that was read', async () => {
  const short = await lastOf(lines('when,load', 28, (k) => `${k + 1}.1.2024,${wave(k)}`));
  const dialog = await dialogOver(short);
  const cells = [...dialog.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((each) => each.textContent),
  );
  expect(cells[0]).toEqual(['2', '2024-01-01', '1.1.2024', '10.00']);
  expect(cells[5]).toEqual(['⋮']);
  expect(cells.at(-1)).toEqual(['29', '2024-01-28', '28.1.2024', wave(27)]);
});

it('takes a code for missing values by one press in its note, or typed', async () => {
  const last = await lastOf(lines('day,load', 80, (k) => `${day(k)},${k % 9 === 4 ? -200 : wave(k)}`));
  const dialog = await dialogOver(last);
  press(dialog, 'Read -200 as missing');
  expect(reformatFile).toHaveBeenLastCalledWith({ missingCodes: [-200] });
  const typed = field(dialog, 'Read as missing') as HTMLInputElement;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(typed, '-200, n.d., 9e3');
  typed.dispatchEvent(new Event('input', { bubbles: true }));
  typed.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  expect(reformatFile).toHaveBeenLastCalledWith({ missingCodes: [-200, 'n.d.', 9000] });
});

it('lets one series of several be chosen by its name, or all', async () => {
  const last = await lastOf(
    lines('shop,day,load', 120, (k) => `${k < 60 ? 'north' : 'south'},${day(k % 60)},${wave(k)}`),
  );
  const dialog = await dialogOver(last, { columns: ['load'], target: 'load' });
  const series = field(dialog, 'Series (shop)') as HTMLSelectElement;
  choose(series, 'south');
  expect(set).toHaveBeenLastCalledWith('data.sequence', null);
  expect(reformatFile).toHaveBeenLastCalledWith({ series: 'south' });
  const all = [...series.options].find(({ label }) => label === 'All, one after the other');
  choose(series, all!.value);
  expect(set).toHaveBeenLastCalledWith('data.sequence', 'shop');
  expect(reformatFile).toHaveBeenCalledOnce();
});

it('lets another series be chosen where the one that was chosen is not in the file', async () => {
  const content = lines('shop,day,load', 120, (k) => `${k < 60 ? 'north' : 'south'},${day(k % 60)},${wave(k)}`);
  const last = await lastOf(content, { series: 'east' });
  expect(last.problems.map(({ code }) => code)).toEqual(['fileSeriesUnknown']);
  choose(field(await dialogOver(last), 'Series (shop)'), '');
  expect(reformatFile).toHaveBeenLastCalledWith({ series: null });
});

it('lets all series be told apart by another column where the chosen one is not in the file', async () => {
  const content = lines('shop,day,load', 120, (k) => `${k < 60 ? 'north' : 'south'},${day(k % 60)},${wave(k)}`);
  const { source } = await lastOf(content);
  const { table, report } = (await readOwnFile(new Blob([content]), { ...source, sequence: 'town' }))!;
  const last = { source, report, problems: table.ok ? [] : table.problems };
  expect(last.problems.map(({ code }) => code)).toEqual(['fileSequenceUnknown']);
  const dialog = await dialogOver(last, { columns: ['load'], target: 'load' }, 'town');
  const series = field(dialog, 'Series (shop)') as HTMLSelectElement;
  expect(series.selectedOptions[0]!.label).toBe('All, one after the other, by town');
  choose(series, [...series.options].find(({ label }) => label === 'All, one after the other')!.value);
  expect(set).toHaveBeenLastCalledWith('data.sequence', 'shop');
  choose(series, '');
  expect(set).toHaveBeenLastCalledWith('data.sequence', null);
});

it('offers what mends a refused file, each with the cells as they will be read', async () => {
  const last = await lastOf(lines('day,low,high', 50, (k) => `${day(k)},${k === 9 ? '?0.2' : wave(k)},${wave(k)}`));
  const element = await shown(<Mends {...last} most={3} />, storeOf({ reformatFile }));
  expect([...element.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
    'Line 11, low: ?0.2 → missing',
    'Line 11, low: ?0.2',
  ]);
  press(element, 'Read this cell as missing');
  expect(reformatFile).toHaveBeenLastCalledWith({ missingCodes: ['?0.2'] });
  press(element, 'Leave this row out');
  expect(reformatFile).toHaveBeenLastCalledWith({ leaveOut: [11] });
});

it('asks beside the step what becomes of rows that are missing in time', async () => {
  const content = lines('day,load', 60, (k) => `${day(k < 30 ? k : k + 4)},${wave(k)}`);
  const last = await lastOf(content);
  const dialog = await dialogOver(last, { columns: ['load'], target: 'load' });
  choose(field(dialog, 'Rows missing in time'), 'split');
  expect(set).toHaveBeenLastCalledWith('preparation.gaps', 'split');
  const whole = await dialogOver(await lastOf(lines('day,load', 60, (k) => `${day(k)},${wave(k)}`)));
  expect(whole.textContent).not.toContain('Rows missing in time');
});
