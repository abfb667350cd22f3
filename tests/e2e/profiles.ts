/**
 * Browser profiles for the tests of the page. A used one is emptied and taken again: for the test it is a new one, and
 * the browser, which has compiled the page's scripts before, takes half the processor time to open the page.
 */
import { chromium } from 'playwright';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { inject } from 'vitest';
import { CHROMIUM_FLAGS } from '../../scripts/chromium.mjs';
import { LISTENER } from './listener';

export interface ProfileOptions {
  /** Size in CSS pixels; a desktop's 1440 × 900 by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
  /** The browser's language; "en" by default. */
  readonly locale?: string;
  /** Whether the screen is touched. */
  readonly hasTouch?: boolean;
  /** A profile that no test had before, with nothing in the browser's caches, and that none gets afterwards. */
  readonly fresh?: boolean;
}

export interface Profile {
  readonly context: BrowserContext;
  /** Its one tab, at about:blank when it is taken. */
  readonly page: Page;
  /** What has gone wrong in its pages so far. */
  readonly errors: string[];
  readonly session: CDPSession;
  /** What a context has for good; null: it is for one test only. */
  readonly kind: string | null;
}

/** One for all files that a process of tests goes through; it ends with the process. */
let browser: Promise<Browser> | null = null;

/** Emptied profiles that no test has. */
let idle: readonly Profile[] = [];

export async function takeProfile(options: ProfileOptions): Promise<Profile> {
  const { viewport = { width: 1440, height: 900 }, colorScheme = 'light', reducedMotion = 'no-preference' } = options;
  const { locale = 'en', hasTouch = false, fresh = false } = options;
  const kind = fresh ? null : `${locale} ${hasTouch}`;
  const running = await launched();
  const found = idle.find((profile) => profile.kind === kind);
  idle = idle.filter((profile) => profile !== found);
  const profile = found ?? (await made(running, locale, hasTouch, kind));
  await profile.page.setViewportSize(viewport);
  await profile.page.emulateMedia({ colorScheme, reducedMotion });
  return profile;
}

/** The browser; a new one where the one before has crashed, so that only the test fails that it crashed in. */
async function launched(): Promise<Browser> {
  if (browser !== null && !(await browser).isConnected()) {
    browser = null;
    idle = [];
  }
  return (browser ??= chromium.launch({ executablePath: inject('chromiumPath'), args: CHROMIUM_FLAGS }));
}

async function made(running: Browser, locale: string, hasTouch: boolean, kind: string | null): Promise<Profile> {
  const context = await running.newContext({ locale, hasTouch });
  // Met only by what never comes, as the waits of vitest.config.ts.
  context.setDefaultTimeout(120_000);
  const errors: string[] = [];
  watch(context, errors);
  await context.addInitScript(LISTENER);
  const page = await context.newPage();
  return { context, page, errors, session: await context.newCDPSession(page), kind };
}

/**
 * Takes back a profile that its test needs no more.
 *
 * @param usable false after a test that broke off, which may have left anything behind
 * @returns what went wrong in its pages up to their end
 */
export async function giveBack(profile: Profile, usable: boolean): Promise<readonly string[]> {
  if (usable && profile.kind !== null) {
    await empty(profile);
    idle = [...idle, profile];
  } else await profile.context.close();
  return profile.errors.splice(0);
}

/** Leaves the page, whose workers end with it, and removes all that it has kept in the browser. */
async function empty({ context, page, session }: Profile): Promise<void> {
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.unrouteAll();
  await page.evaluate(() => sessionStorage.clear());
  await page.goto('about:blank');
  // Nothing of the next page is under the pointer.
  await page.mouse.move(0, 0);
  const { origin } = new URL(inject('pageUrl'));
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
}

function watch(context: BrowserContext, errors: string[]): void {
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => errors.push(`page: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'failed';
    // Closing a page, or leaving it, aborts what it was still loading.
    if (reason !== 'net::ERR_ABORTED') errors.push(`request: ${request.url()} ${reason}`);
  });
}
