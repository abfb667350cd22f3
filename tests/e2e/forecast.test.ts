/** Forecasts of several steps and targets as a user sees them: fans, error by step, the file, the variables. */
import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { movedPage, sharedPage, status } from './support';

const AIRLINE = 'v=1&data.source.kind=dataset&data.source.id=airline&task.window=12&task.horizon=5&training.epochs=6';
const WEATHER =
  'v=1&data.source.kind=dataset&data.source.id=seattleTemperature&task.window=14&task.horizon=3&training.epochs=2';

const panel = (page: Page) => page.getByRole('region', { name: 'Predictions', exact: true });
const view = (page: Page, name: string) => panel(page).getByText(name, { exact: true });
const row = (page: Page, name: string) =>
  panel(page)
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const shown = async (page: Page, name: string, metric: string): Promise<number> => {
  const text = await row(page, name).locator(`[data-metric=${metric}]`).textContent();
  return Number(text!.replace('−', '-'));
};

async function trained(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await expect.poll(() => status(page).textContent()).toContain('finished');
  // The view of the weights that were restored comes a moment later; caption and table are drawn together.
  const predictions = page.getByRole('region', { name: 'Predictions', exact: true });
  await expect.poll(() => predictions.textContent()).toMatch(/Best weights \(/);
}

/** For the tests that only look at it, each from the view that it opens with. */
const airline = sharedPage({ hash: AIRLINE }, trained);

type Line = Record<string, string>;

async function savedCsv(page: Page): Promise<{ name: string; lines: Line[] }> {
  await page.getByRole('button', { name: 'Save: Predictions', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV', exact: true }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const { data, errors } = Papa.parse<Line>(text.trimEnd(), { header: true });
  expect(errors).toEqual([]);
  return { name: download.suggestedFilename(), lines: data };
}

/** RMSE of a column against the truth, from the file alone. */
function rmse(lines: readonly Line[], column: string): number {
  const errors = lines.flatMap((line) =>
    line['truth'] === '' ? [] : [(Number(line[column]) - Number(line['truth'])) ** 2],
  );
  return Math.sqrt(errors.reduce((sum, error) => sum + error, 0) / errors.length);
}

describe('a horizon of five steps', () => {
  it('shows first steps, fans of both strategies, and the error by step with every baseline', async () => {
    const page = await airline();
    await view(page, 'First step').click();
    expect(await panel(page).getByRole('rowheader', { name: 'A LSTM fed back' }).count()).toBe(0);
    await view(page, 'Fans').click();
    await expect.poll(() => row(page, 'A LSTM fed back').count()).toBe(1);
    const chart = panel(page).getByRole('img', { name: /Predictions against truth/ });
    expect(await chart.getAttribute('aria-label')).toMatch(/A LSTM: .*A LSTM fed back: .*B GRU fed back: /);
    await view(page, 'Error by step').click();
    await chart.focus();
    await page.keyboard.press('End');
    await expect
      .poll(() => panel(page).locator('[aria-live=polite]').first().textContent())
      .toMatch(/5 steps ahead.*last value.*one season ago.*ridge regression.*A LSTM .*A LSTM fed back/);
  });

  it('goes on beyond the end in the test part, labelled by the calendar', async () => {
    const page = await airline();
    await view(page, 'First step').click();
    const chart = panel(page).getByRole('img', { name: /Predictions against truth/ });
    await chart.focus();
    await page.keyboard.press('End');
    // Twelve months after December 1960, as many as the window.
    await expect
      .poll(() => panel(page).locator('[aria-live=polite]').first().textContent())
      .toMatch(/1961-12, beyond the end.*A LSTM.*B GRU/);
  });

  it('is saved as CSV whose numbers are those of the table', async () => {
    const page = await airline();
    await view(page, 'First step').click();
    await view(page, 'Fans').click();
    const { name, lines } = await savedCsv(page);
    expect(name).toMatch(/^airline.*-predictions-test-epoch-6\.csv$/);
    const test = lines.filter(({ part }) => part === 'test');
    expect(test).toHaveLength(18 * 5);
    expect(test[0]).toMatchObject({ from: '1959-02', row: '1959-03', step: '1', target: 'passengers', truth: '406' });
    for (const [column, header] of [
      ['A LSTM', 'A LSTM'],
      ['A LSTM recursive', 'A LSTM fed back'],
      ['B GRU', 'B GRU'],
      ['lastValue', 'last value'],
      ['seasonalNaive', 'one season ago'],
      ['ridge', 'ridge regression'],
    ] as const) {
      const own = rmse(test, column);
      expect(Math.abs((await shown(page, header, 'rmse')) - own), column).toBeLessThan(0.001 * own);
    }
    const beyond = lines.filter(({ part }) => part === 'beyond');
    expect(beyond.map((line) => line['row'])).toEqual(
      Array.from({ length: 12 }, (_, k) => `1961-${String(k + 1).padStart(2, '0')}`),
    );
    expect(beyond.every((line) => line['truth'] === '' && Number.isFinite(Number(line['A LSTM'])))).toBe(true);
  });
});

describe('several targets', () => {
  it('are chosen in a grid, shown one at a time, and scored each by itself', async () => {
    const page = await movedPage({ hash: WEATHER });
    await expect.poll(() => status(page).textContent()).toContain('ready');
    const data = page.getByRole('region', { name: 'Data', exact: true });
    await data.getByText('More', { exact: true }).click();
    await data.getByRole('checkbox', { name: 'wind as target', exact: true }).click();
    await expect.poll(() => page.url()).toContain('data.targets');
    await trained(page);
    const variable = panel(page).getByRole('combobox', { name: 'Variable', exact: true });
    expect(await variable.locator('option').allTextContents()).toEqual(['temp_max', 'wind']);
    const first = await shown(page, 'A LSTM', 'rmse');
    await variable.selectOption('wind');
    await expect.poll(() => shown(page, 'A LSTM', 'rmse')).not.toBe(first);
    const { lines } = await savedCsv(page);
    const wind = lines.filter(({ part, target }) => part === 'test' && target === 'wind');
    const own = rmse(wind, 'A LSTM');
    expect(Math.abs((await shown(page, 'A LSTM', 'rmse')) - own)).toBeLessThan(0.001 * own);
  });

  it('and inputs nobody knows ahead leave no recursion: the strategy is refused with the way out', async () => {
    const page = await movedPage({ hash: `${WEATHER}&data.inputs=["temp_max","wind"]` });
    await expect.poll(() => status(page).textContent()).toContain('ready');
    const data = page.getByRole('region', { name: 'Data', exact: true });
    await data.getByText('More', { exact: true }).click();
    await data.getByRole('combobox', { name: 'Strategy', exact: true }).selectOption('recursive');
    await expect.poll(() => page.getByRole('alert').textContent()).toMatch(/nobody knows the future of wind/);
  });
});
