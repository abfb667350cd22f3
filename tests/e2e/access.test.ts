/** Everyone can use it: axe, the promised names, the keyboard, and the promised sizes. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { axeFinds, movedPage, openPage, sharedPage, shownNumber, status, trainUntil } from './support';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
] as const;

async function ready(page: Page, word = 'ready'): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain(word);
}

/** For the tests that change no more of it than its size. */
const untouched = sharedPage({}, ready);

async function atSize(size: { readonly width: number; readonly height: number }): Promise<Page> {
  const page = await untouched();
  await page.setViewportSize(size);
  return page;
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
      const page = await movedPage({ viewport, colorScheme });
      await trainUntil(page, 3);
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      for (const more of await page.getByRole('button', { name: /^More/ }).all()) await more.click();
      // The rule about the size of targets (WCAG 2.5.8) is off unless it is asked for.
      // Colours are the same at every width, and to look at them takes the most time.
      const contrast = { enabled: viewport.width > 700 };
      const found = await axeFinds(page, [], { 'target-size': { enabled: true }, 'color-contrast': contrast });
      expect(found).toEqual([]);
    });
  }
});

/** Everything on the page that opens something says so; a new menu is found without being named here. */
const OPENERS = '[aria-haspopup]:visible';

/** Elements, roles and classes without texts and ids: axe says the same of two menus that are built alike. */
const shapeOf = (node: Element): string =>
  [node, ...node.querySelectorAll('*')]
    .map((each) => `${each.localName} ${each.getAttribute('role') ?? ''} ${each.getAttribute('class') ?? ''}`)
    .join('|');

describe('axe in what opens', () => {
  for (const [colorScheme, locale] of [
    ['light', 'en'],
    ['dark', 'zh-CN'],
  ] as const) {
    it(`finds nothing in any menu, popover or dialog, ${colorScheme}, ${locale}`, async () => {
      const { page } = await openPage({ colorScheme, locale });
      await ready(page, locale === 'en' ? 'ready' : '就绪');
      const seen = new Set<string>();
      const shapes = new Set<string>();
      const found: string[] = [];
      for (const opener of await page.locator(OPENERS).all()) {
        const name = (await opener.getAttribute('aria-label')) ?? (await opener.textContent()) ?? '';
        const kind = `${await opener.getAttribute('aria-haspopup')}`;
        // Share writes to the clipboard first, and opens whether it may or not.
        await opener.click();
        const opened = page.locator('dialog[open], [role="menu"]:visible, [role="dialog"]:visible');
        await expect.poll(() => opened.count(), { message: name }).toBeGreaterThan(0);
        const shape = await opened.first().evaluate(shapeOf);
        if (!shapes.has(shape)) {
          shapes.add(shape);
          for (const each of await axeFinds(page, ['dialog[open], [role="menu"], [role="dialog"]'])) {
            found.push(`${name}: ${each}`);
          }
        }
        seen.add(kind);
        await page.keyboard.press('Escape');
        await expect.poll(() => opened.count(), { message: name }).toBe(0);
      }
      expect(found).toEqual([]);
      // Save is a menu; Help, Paste, Draw, Share and every "?" are dialogs.
      expect([...seen].sort()).toEqual(['dialog', 'menu']);
    });
  }
});

describe('at every width', () => {
  for (const locale of ['en', 'zh-CN']) {
    it(`nothing sticks out of the page sideways, nor out of a card (${locale})`, async () => {
      const page = locale === 'en' ? await untouched() : (await openPage({ locale })).page;
      await ready(page, locale === 'en' ? 'ready' : '就绪');
      // 683 × 384 is 1366 × 768 at 200 %.
      for (const [width, height] of [
        [390, 844],
        [600, 900],
        [683, 384],
        [720, 900],
        [768, 1024],
        [960, 800],
        [961, 800],
        [1024, 768],
      ] as const) {
        await page.setViewportSize({ width, height });
        const wider = () =>
          page.evaluate(() =>
            [document.documentElement, ...document.querySelectorAll('section[id], [role="group"][aria-label]')]
              .filter(
                (node) => getComputedStyle(node).overflowX === 'visible' && node.scrollWidth > node.clientWidth + 1,
              )
              .filter((node) => node.clientWidth > 0)
              .map((node) => node.id || node.getAttribute('aria-label') || node.tagName),
          );
        // Charts follow the new width a moment later.
        await expect.poll(wider, { message: `${width} × ${height}` }).toEqual([]);
      }
    });
  }
});

describe('while it loads', () => {
  for (const viewport of SIZES) {
    it(`nothing moves by more than 0.05 in all at ${viewport.width} × ${viewport.height} (layout-shift score of the browser)`, async () => {
      const { page } = await openPage({ viewport, fresh: true });
      await ready(page);
      await page.getByRole('img', { name: 'Hidden state, B', exact: true }).waitFor();
      const score = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            const observer = new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
              resolve(sum);
            });
            observer.observe({ type: 'layout-shift', buffered: true });
            // Where nothing moved at all the observer never calls.
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
          }),
      );
      expect(score).toBeLessThan(0.05);
    });
  }
});

describe('names and roles', () => {
  it('are those that product.md promises', async () => {
    const page = await atSize(SIZES[0]);
    for (const name of ['Data', 'Network', 'Training', 'Run', 'Learning curves', 'Predictions', 'Gate lab']) {
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
    await expect.poll(() => shownNumber(page, 'epoch')).toBeGreaterThan(1);
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
    const page = await atSize(SIZES[1]);
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
      // Charts follow the new size a moment later.
      const sticksOut = async () => {
        const { x, y, width, height } = (await locator.boundingBox())!;
        return Math.max(-y, y + height - 768, x + width - 1366, 0);
      };
      await expect.poll(sticksOut).toBe(0);
    }
  });
});

describe('a series with several variables', () => {
  it('shows without More which of them are inputs and targets', async () => {
    const page = await movedPage();
    await page.getByRole('combobox', { name: 'Sequence', exact: true }).selectOption('seattleTemperature');
    const data = page.getByRole('region', { name: 'Data', exact: true });
    await expect.poll(() => data.getByRole('checkbox').count()).toBe(8);
    expect((await data.getByRole('table').boundingBox())!.height).toBeLessThanOrEqual(150);
  });
});

describe('on paper', () => {
  it('is light from a dark screen, and all of it is there', async () => {
    const page = await movedPage({ colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    // The light page of tokens.ts.
    await expect.poll(background).toBe('rgb(247, 247, 245)');
    const cut = () =>
      page.evaluate(() => {
        const height = document.documentElement.scrollHeight;
        const parts = [...document.querySelectorAll('main, aside, section[id]')];
        return parts
          .filter((node) => {
            const inside = node.scrollHeight <= node.clientHeight + 1 && node.scrollWidth <= node.clientWidth + 1;
            return !inside || node.getBoundingClientRect().bottom + scrollY > height + 1;
          })
          .map((node) => node.id || node.localName);
      });
    await expect.poll(cut).toEqual([]);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    await expect.poll(background).toBe('rgb(18, 20, 23)');
  });
});

describe('on a phone', () => {
  it('nothing is wider than the screen, and Train works', async () => {
    const page = await movedPage({ viewport: { width: 390, height: 844 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await trainUntil(page, 2);
  });

  it('speaks Chinese to a Chinese browser', async () => {
    const { page } = await openPage({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    await ready(page, '就绪');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await page.getByRole('button', { name: '训练', exact: true }).count()).toBe(1);
    expect(await axeFinds(page)).toEqual([]);
  });
});
