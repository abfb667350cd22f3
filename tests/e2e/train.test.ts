/** The first minute of a new user: open, press Train, watch, pause, step, reset. */
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { drawn, movedPage, openPage, shownNumber, status, trainUntil } from './support';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** The pixels of a heatmap as the user sees them. */
const pixels = (page: Page, name: string) =>
  page.getByRole('img', { name, exact: true }).evaluate((node) => (node as HTMLCanvasElement).toDataURL());

async function ready(page: Page): Promise<void> {
  await expect.poll(() => status(page).textContent()).toContain('ready');
}

describe('the page as it opens', () => {
  it('is ready by itself, with the untrained networks’ losses and gates', async () => {
    const { page } = await openPage();
    await ready(page);
    expect(await shownNumber(page, 'epoch')).toBe(0);
    expect(await shownNumber(page, 'val-loss-A')).toBeGreaterThan(0);
    const blank = await page.evaluate(() => document.createElement('canvas').toDataURL());
    expect(await pixels(page, 'Forget gate, A')).not.toBe(blank);
  });
});

describe('Train', () => {
  it('lowers both losses and changes both networks’ heatmaps', async () => {
    const page = await movedPage();
    const names = ['Forget gate, A', 'Update gate, B'];
    const before = await Promise.all(names.map((name) => pixels(page, name)));
    const losses = await Promise.all(['A', 'B'].map((letter) => shownNumber(page, `val-loss-${letter}`)));
    await trainUntil(page, 20);
    for (const [index, letter] of ['A', 'B'].entries()) {
      await expect.poll(() => shownNumber(page, `val-loss-${letter}`)).toBeLessThan(losses[index]! * 0.8);
      expect(await shownNumber(page, `train-loss-${letter}`)).toBeGreaterThan(0);
      expect(await shownNumber(page, `steps-per-second-${letter}`)).toBeGreaterThan(0);
      expect(await shownNumber(page, `ms-per-step-${letter}`)).toBeGreaterThan(0);
      await expect.poll(() => pixels(page, names[index]!)).not.toBe(before[index]);
    }
  });

  it('becomes Pause in the same place; a pause holds the epoch still and Train goes on from it', async () => {
    const page = await movedPage();
    const place = await button(page, 'Train').boundingBox();
    await trainUntil(page, 3);
    const { x, y } = (await button(page, 'Pause').boundingBox())!;
    expect([x, y]).toEqual([place!.x, place!.y]);
    await button(page, 'Pause').click();
    await expect.poll(() => status(page).textContent()).toContain('paused');
    await drawn(page);
    const epoch = await shownNumber(page, 'epoch');
    // Workers that went on would have answered between epochs, and said so.
    await drawn(page);
    expect(await shownNumber(page, 'epoch')).toBe(epoch);
    await trainUntil(page, epoch + 2);
  });

  it('ends with the last epoch, restores the best weights, and goes on for as many epochs again', async () => {
    const page = await movedPage({ hash: 'v=1&training.epochs=4' });
    await button(page, 'Train').click();
    await expect.poll(() => status(page).textContent()).toContain('finished');
    expect(await shownNumber(page, 'epoch')).toBe(4);
    await button(page, 'Train').click();
    await expect.poll(() => shownNumber(page, 'epoch')).toBe(8);
    await expect.poll(() => status(page).textContent()).toContain('finished');
  });

  it('gives the same losses for the same seed after Reset', async () => {
    const page = await movedPage({ hash: 'v=1&training.epochs=3' });
    const losses = async () => {
      await ready(page);
      await button(page, 'Train').click();
      await expect.poll(() => status(page).textContent()).toContain('finished');
      return Promise.all(
        ['train-loss-A', 'val-loss-A', 'train-loss-B', 'val-loss-B'].map((id) => shownNumber(page, id)),
      );
    };
    const first = await losses();
    await button(page, 'Reset').click();
    await expect.poll(() => shownNumber(page, 'epoch')).toBe(0);
    expect(await losses()).toEqual(first);
  });
});

describe('One epoch', () => {
  it('trains exactly one epoch', async () => {
    const page = await movedPage();
    for (const epoch of [1, 2]) {
      await button(page, 'One epoch').click();
      await expect.poll(() => shownNumber(page, 'epoch-A')).toBe(epoch);
      await expect.poll(() => shownNumber(page, 'epoch-B')).toBe(epoch);
      await expect.poll(() => status(page).textContent()).toContain('paused');
    }
  });
});

describe('the memory tasks', () => {
  it('train from their links: the adding problem and delayed recall', async () => {
    for (const hash of ['v=1&data.source.kind=adding&data.source.lag=10', 'v=1&data.source.kind=delayedRecall']) {
      const page = await movedPage({ hash });
      await trainUntil(page, 2);
      expect(await shownNumber(page, 'train-loss-A')).toBeGreaterThan(0);
    }
  });
});
