/** Everyone can use it: axe, the promised names, the keyboard, and the promised sizes. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { openPage, shownNumber, status, trainUntil } from './support';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
] as const;

async function ready(page: Page, word = 'ready'): Promise<void> {
  await expect.poll(() => status(page).textContent(), { timeout: 20_000 }).toContain(word);
}

describe('axe', () => {
  const [wide, narrow, phone] = SIZES;
  for (const [viewport, colorScheme] of [
    [wide, 'light'],
    [narrow, 'dark'],
    [phone, 'light'],
    [phone, 'dark'],
  ] as const) {
    it(`finds nothing at ${viewport.width} × ${viewport.height}, ${colorScheme}, with everything unfolded`, async () => {
      const { page } = await openPage({ viewport, colorScheme });
      await ready(page);
      await trainUntil(page, 3);
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      for (const more of await page.getByRole('button', { name: /^More/ }).all()) await more.click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
      ).toEqual([]);
    });
  }
});

describe('names and roles', () => {
  it('are those that product.md promises', async () => {
    const { page } = await openPage();
    await ready(page);
    for (const name of ['Data', 'Network', 'Training', 'Run', 'Learning curves', 'Predictions', 'Gate lab', 'Runs']) {
      expect(await page.getByRole('region', { name, exact: true }).count(), `region ${name}`).toBe(1);
    }
    for (const name of ['Train', 'One epoch', 'Reset']) {
      expect(await page.getByRole('button', { name, exact: true }).count(), `button ${name}`).toBe(1);
    }
    for (const name of ['Sequence', 'Probe sequence', 'Layer']) {
      expect(await page.getByRole('combobox', { name, exact: true }).count(), `combobox ${name}`).toBe(1);
    }
    for (const letter of ['A', 'B']) {
      const group = page.getByRole('group', { name: `Contender ${letter}`, exact: true });
      expect(await group.getByRole('combobox', { name: 'Cell', exact: true }).count()).toBe(1);
      for (const name of ['Units', 'Layers']) {
        expect(await group.getByRole('spinbutton', { name, exact: true }).count(), `spinbutton ${name}`).toBe(1);
      }
      expect(await page.getByRole('group', { name: `Contender ${letter} gates`, exact: true }).count()).toBe(1);
    }
    const maps = ['Forget gate', 'Input gate', 'Candidate', 'Output gate', 'Cell state', 'Hidden state'].map(
      (name) => `${name}, A`,
    );
    for (const name of [
      ...maps,
      ...['Update gate', 'Reset gate', 'Candidate', 'Hidden state'].map((gate) => `${gate}, B`),
    ]) {
      expect(await page.getByRole('img', { name, exact: true }).count(), `img ${name}`).toBe(1);
    }
  });
});

describe('the keyboard', () => {
  it('reaches Train, and moves the crosshair through the heatmaps to exact values', async () => {
    const { page } = await openPage();
    await ready(page);
    const train = page.getByRole('button', { name: 'Train', exact: true });
    for (let presses = 0; presses < 80; presses++) {
      if (await train.evaluate((node) => node === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    expect(await train.evaluate((node) => node === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => shownNumber(page, 'epoch'), { timeout: 20_000 }).toBeGreaterThan(1);
  });
});

describe('the keyboard focus', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has an outline on every control that Tab reaches, ${colorScheme} (computed style, WCAG 2.4.7)`, async () => {
      const { page } = await openPage({ colorScheme });
      await ready(page);
      const seen = new Set<string>();
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        const { name, tag, outline } = await page.evaluate(() => {
          const node = document.activeElement!;
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
          const label = node.getAttribute('aria-label') ?? (node as HTMLSelectElement).labels?.[0]?.textContent ?? '';
          const accent = document.createElement('i');
          accent.style.color = 'var(--accent)';
          node.after(accent);
          const wanted = getComputedStyle(accent).color;
          accent.remove();
          const drawn = `${outlineStyle} ${outlineWidth} ${outlineColor === wanted ? 'accent' : outlineColor}`;
          return { name: label, tag: node.localName, outline: drawn };
        });
        if (!['a', 'button', 'input', 'select', 'textarea'].includes(tag)) continue;
        seen.add(name);
        expect(outline, `${tag} ${name}`).toBe('solid 2px accent');
      }
      for (const name of ['Example', 'Language', 'Sequence', 'Cell', 'Units', 'Optimiser'])
        expect([...seen]).toContain(name);
    });
  }
});

describe('reduced motion', () => {
  it('leaves no animation or transition running longer than an instant', async () => {
    const { page } = await openPage({ reducedMotion: 'reduce' });
    await ready(page);
    await trainUntil(page, 2);
    const longest = await page.evaluate(() =>
      Math.max(
        0,
        ...document.getAnimations().map((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0)),
      ),
    );
    expect(longest).toBeLessThanOrEqual(1);
  });
});

describe('at 1366 × 768', () => {
  it('shows the data preview, both contenders, Train, the loss curve and a heatmap of each without scrolling', async () => {
    const { page } = await openPage({ viewport: { width: 1366, height: 768 } });
    await ready(page);
    const wanted = [
      page.getByRole('combobox', { name: 'Sequence', exact: true }),
      page.getByRole('group', { name: 'Contender A', exact: true }),
      page.getByRole('group', { name: 'Contender B', exact: true }),
      page.getByRole('button', { name: 'Train', exact: true }),
      page.getByRole('region', { name: 'Learning curves', exact: true }),
      page.getByRole('img', { name: 'Forget gate, A', exact: true }),
      page.getByRole('img', { name: 'Update gate, B', exact: true }),
    ];
    for (const locator of wanted) {
      const box = (await locator.boundingBox())!;
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y + box.height).toBeLessThanOrEqual(768);
      expect(box.x + box.width).toBeLessThanOrEqual(1366);
    }
  });
});

describe('a series with several variables', () => {
  it('shows without More which of them are inputs and targets', async () => {
    const { page } = await openPage();
    await ready(page);
    await page.getByRole('combobox', { name: 'Sequence', exact: true }).selectOption('seattleTemperature');
    const data = page.getByRole('region', { name: 'Data', exact: true });
    await expect.poll(() => data.getByRole('checkbox').count(), { timeout: 10_000 }).toBe(8);
    expect((await data.getByRole('table').boundingBox())!.height).toBeLessThanOrEqual(150);
  });
});

describe('on a phone', () => {
  it('nothing is wider than the screen, and Train works', async () => {
    const { page } = await openPage({ viewport: { width: 390, height: 844 } });
    await ready(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await trainUntil(page, 2);
  });

  it('speaks Chinese to a Chinese browser', async () => {
    const { page } = await openPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    await ready(page, '就绪');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await page.getByRole('button', { name: '训练', exact: true }).count()).toBe(1);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
