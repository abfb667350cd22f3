/** What is loaded later: a part or a language that does not come is said, and comes when it is asked for again. */
import { describe, expect, it } from 'vitest';
import { openPage, status } from './support';

describe('a part that is loaded later', () => {
  it('says that it did not come, in a place as high as it will be, and comes with another try (real browser)', async () => {
    const { page, errors } = await openPage();
    await expect.poll(() => status(page).textContent(), { timeout: 20_000 }).toContain('ready');
    await page.route('**/GateLab-*.js', (route) => route.abort());
    await page.reload();
    const lab = page.getByRole('region', { name: 'Gate lab', exact: true });
    await expect.poll(() => lab.getByRole('alert').textContent()).toContain('“Gate lab” could not be loaded');
    expect((await lab.boundingBox())!.height).toBeGreaterThan(400);
    await page.unroute('**/GateLab-*.js');
    await lab.getByRole('button', { name: 'Load it again', exact: true }).click();
    await expect
      .poll(() => page.getByRole('img', { name: 'Forget gate, A', exact: true }).count(), { timeout: 20_000 })
      .toBe(1);
    errors.splice(0);
  });

  it('keeps English and says so when the other language does not come (real browser)', async () => {
    const { page, errors } = await openPage();
    await page.route('**/zh-*.js', (route) => route.abort());
    const language = page.getByRole('combobox', { name: 'Language', exact: true });
    await language.selectOption('zh');
    await expect
      .poll(() => page.getByRole('alert').allTextContents())
      .toContainEqual(expect.stringContaining('The words of this language could not be loaded'));
    expect(await page.title()).toBe('RNN Playground');
    expect(await language.inputValue()).toBe('en');
    await page.unroute('**/zh-*.js');
    await language.selectOption('zh');
    await expect.poll(() => page.getByRole('button', { name: '训练', exact: true }).count()).toBe(1);
    errors.splice(0);
  });
});
