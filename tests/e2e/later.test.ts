/** What is loaded later: a part or a language that does not come is said, and comes when it is asked for again. */
import { describe, expect, it } from 'vitest';
import { openPage, pageUrl, showFace, status, trainUntil } from './support';

const SMALL =
  'v=1&data.source.kind=sine&data.source.length=160&task.window=8&training.epochs=900&training.backend=simd&A.cell=lstm&A.units=4';

describe('a part that is loaded later', () => {
  it('says that it did not come, in a place as high as it will be, and comes with another try (real browser)', async () => {
    const { page, errors } = await openPage({ fresh: true });
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await page.route('**/GateLab-*.js', (route) => route.abort());
    await page.reload();
    const lab = page.getByRole('region', { name: 'Gate lab', exact: true });
    await expect.poll(() => lab.getByRole('alert').textContent()).toContain('“Gate lab” could not be loaded');
    expect((await lab.boundingBox())!.height).toBeGreaterThan(400);
    await page.unroute('**/GateLab-*.js');
    await lab.getByRole('button', { name: 'Load it again', exact: true }).click();
    await expect.poll(() => page.getByRole('img', { name: 'Forget gate, A', exact: true }).count()).toBe(1);
    errors.splice(0);
  });

  it('that is a worker’s script says once why it did not come, and comes with Try again (real browser)', async () => {
    const { page, errors } = await openPage({ fresh: true });
    await expect.poll(() => status(page).textContent(), { timeout: 20_000 }).toContain('ready');
    // The question why is answered by the server as it is.
    await page.route('**/network.worker-*.js', (route) =>
      route.request().resourceType() === 'fetch' ? route.continue() : route.abort(),
    );
    await page.goto('about:blank');
    await page.goto(pageUrl(`${SMALL}&B.cell=gru&B.units=4`));
    const alert = page.getByRole('alert');
    await expect
      .poll(() => alert.locator('p').allTextContents())
      .toEqual([
        expect.stringContaining('“Training” did not arrive at first, but the server of this page has it now.'),
      ]);
    await page.unroute('**/network.worker-*.js');
    await alert.getByRole('button', { name: 'Try again', exact: true }).click();
    await expect.poll(() => status(page).textContent(), { timeout: 20_000 }).toContain('ready');
    expect(await alert.count()).toBe(0);
    errors.splice(0);
  });

  it('keeps English and says so when the other language does not come (real browser)', async () => {
    const { page, errors } = await openPage({ fresh: true });
    // Routed to the end, or this browser remembers that the script did not come (`stuck` in src/store/deployment.ts).
    let reachable = false;
    await page.route('**/zh-*.js', (route) => (reachable ? route.continue() : route.abort()));
    const language = page.getByRole('combobox', { name: 'Language', exact: true });
    await language.selectOption('zh');
    await expect
      .poll(() => page.getByRole('alert').allTextContents())
      .toContainEqual(expect.stringContaining('“Words of the other language” could not be loaded'));
    expect(await page.title()).toBe('RNN Playground');
    expect(await language.inputValue()).toBe('en');
    reachable = true;
    await language.selectOption('zh');
    await expect.poll(() => page.getByRole('button', { name: '训练', exact: true }).count()).toBe(1);
    errors.splice(0);
  });

  it('says that the page was replaced meanwhile, and keeps the trained networks before it reloads (real browser)', async () => {
    const { page, errors } = await openPage({ hash: SMALL, fresh: true });
    await trainUntil(page, 1);
    await page.route('**/zh-*.js', (route) =>
      route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' }),
    );
    await page.route(
      (url) => url.pathname === '/',
      async (route) => {
        if (route.request().resourceType() === 'document') return route.continue();
        const response = await route.fetch();
        return route.fulfill({
          response,
          body: (await response.text()).replace(/index-[^.]+[.]js/, 'index-another.js'),
        });
      },
    );
    await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('zh');
    const alert = page.getByRole('alert').filter({ hasText: 'this page was replaced by a newer version' });
    await alert.getByRole('button', { name: 'Reload the page', exact: true }).click();
    await page.waitForEvent('load');
    await expect.poll(() => status(page).textContent()).toContain('ready');
    await showFace(page, 'Compare');
    const runs = page.getByRole('region', { name: 'Runs', exact: true });
    await expect.poll(() => runs.getByRole('row').count()).toBeGreaterThan(1);
    expect(new URL(page.url()).hash).toContain('A.units=4');
    errors.splice(0);
  });
});

describe('a page whose first script does not come', () => {
  it('says so in both languages after a while, and an ordinary page has nothing of it (real browser)', async () => {
    const { page, errors } = await openPage({ fresh: true });
    const sentences = page.locator('.not-started p');
    await expect.poll(() => status(page).textContent()).toContain('ready');
    expect(await sentences.count()).toBe(0);
    await page.route('**/index-*.js', (route) => route.abort());
    await page.reload();
    await expect.poll(() => sentences.first().isVisible()).toBe(true);
    expect(await sentences.allTextContents()).toEqual([
      expect.stringContaining('RNN Playground has not started yet.'),
      expect.stringContaining('RNN Playground 还没有启动。'),
    ]);
    errors.splice(0);
  });
});
