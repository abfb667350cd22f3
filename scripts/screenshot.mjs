/**
 * `npm run screenshot`: the pictures of the README, docs/screenshot-light.png and -dark.png from a trained page, and
 * docs/race.png, the verdict over a race.
 * `--out DIR --all` takes desktop, laptop and phone in both schemes and both languages instead, to look at;
 * `--epochs N` trains for longer or shorter, `--scale 2` doubles the pixels.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withPage } from './browser.mjs';
import { ROOT, command } from './processes.mjs';

const DESKTOP = { name: 'desktop', width: 1440, height: 900 };
const SCREENS = [DESKTOP, { name: 'laptop', width: 1366, height: 768 }, { name: 'phone', width: 390, height: 844 }];

/** @type {readonly ('light' | 'dark')[]} */
const SCHEMES = ['light', 'dark'];

/** The button that starts training, in both languages of the page. */
const TRAIN = { en: 'Train', zh: '训练' };

/** The race of the picture, as a link. */
const RACE = '#v=1&A.cell=lstm&B.cell=gru&C.cell=simpleRnn&matching=parameters&training.epochs=100&seeds=8';

/** Longest time that training may take, in ms. */
const PATIENCE = 120_000;

/** Longer than any panel waits for its next drawing, in ms. */
const SETTLE = 800;

/**
 * @typedef {object} Shot
 * @property {typeof DESKTOP} screen
 * @property {'light' | 'dark'} scheme
 * @property {'en' | 'zh'} language
 * @property {string} file
 */

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'docs' },
    all: { type: 'boolean', default: false },
    epochs: { type: 'string', default: '60' },
    scale: { type: 'string', default: '1' },
  },
});

/** @returns {Shot[]} */
function shots() {
  if (!values.all) {
    return SCHEMES.map((scheme) => ({ screen: DESKTOP, scheme, language: 'en', file: `screenshot-${scheme}.png` }));
  }
  const languages = /** @type {const} */ (['en', 'zh']);
  return SCREENS.flatMap((screen) =>
    SCHEMES.flatMap((scheme) =>
      languages.map((language) => ({ screen, scheme, language, file: `${screen.name}-${scheme}-${language}.png` })),
    ),
  );
}

/**
 * Waits until training has reached the wanted epoch or ended by itself.
 *
 * @param {import('playwright').Page} page
 * @param {string} train the name of the Train button
 */
async function trained(page, train) {
  const button = page.getByRole('button', { name: train, exact: true });
  await button.click();
  await button.waitFor({ state: 'hidden', timeout: PATIENCE });
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const epoch = Number((await page.getByTestId('epoch').textContent())?.replace(/\D/g, ''));
    if (epoch >= Number(values.epochs) || (await button.isVisible())) return;
    await page.waitForTimeout(100);
  }
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} url
 * @param {string} path of the picture
 */
async function raced(browser, url, path) {
  const context = await browser.newContext({
    viewport: DESKTOP,
    deviceScaleFactor: Number(values.scale),
    locale: 'en',
  });
  const page = await context.newPage();
  await page.goto(url + RACE);
  const button = page.getByRole('button', { name: TRAIN.en, exact: true });
  await button.click();
  await button.waitFor({ state: 'hidden', timeout: PATIENCE });
  await button.waitFor({ state: 'visible', timeout: PATIENCE });
  await page.getByRole('tab', { name: 'Compare', exact: true }).click();
  await page.waitForTimeout(SETTLE);
  await page.getByRole('region', { name: 'Verdict', exact: true }).screenshot({ path, animations: 'disabled' });
  await context.close();
  console.error(path);
}

await command(() =>
  withPage(async (browser, url) => {
    const folder = resolve(ROOT, values.out);
    mkdirSync(folder, { recursive: true });
    for (const { screen, scheme, language, file } of shots()) {
      const context = await browser.newContext({
        viewport: { width: screen.width, height: screen.height },
        deviceScaleFactor: Number(values.scale),
        colorScheme: scheme,
        locale: language,
      });
      const page = await context.newPage();
      await page.goto(`${url}#face=lab`);
      await trained(page, TRAIN[language]);
      // The panels follow the run at a pace of their own; let the last of them arrive.
      await page.waitForTimeout(SETTLE);
      await page.screenshot({ path: join(folder, file), animations: 'disabled', fullPage: screen.name === 'phone' });
      await context.close();
      console.error(`${join(values.out, file)}`);
    }
    if (!values.all) await raced(browser, url, join(folder, 'race.png'));
  }),
);
