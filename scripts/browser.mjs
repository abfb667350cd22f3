/** Opens the built page in a Chromium, for the scripts that measure it or take its picture. */
import { ensureBuilt, ensureInstalled } from './prepare.mjs';

/**
 * Builds if needed, serves the page on a free port, starts a browser, and ends both when `work` is done.
 *
 * @param {(browser: import('playwright').Browser, url: string) => Promise<void>} work
 */
export async function withPage(work) {
  // What is printed on stdout is the caller's result.
  const say = console.error;
  await ensureInstalled(say);
  await ensureBuilt(say);
  const [{ chromium }, { CHROMIUM_FLAGS, ensureChromium }, { serve }] = await Promise.all([
    import('playwright'),
    import('./chromium.mjs'),
    import('./server.mjs'),
  ]);
  const executablePath = await ensureChromium(say);
  const server = await serve({ port: 0 });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    await work(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

/**
 * @param {import('playwright').Page} page
 * @returns the status line of the run bar, as "training …"
 */
export const runStatus = (page) => page.getByRole('region', { name: 'Run', exact: true }).getByRole('status');
