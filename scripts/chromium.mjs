/** Finds a Chromium that really starts, or gets one. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { PlainError, ROOT, run, runTool } from './processes.mjs';

/** @typedef {import('./prepare.mjs').Say} Say */

/**
 * Flags for every Chromium that the project starts. WebGL in software comes from SwiftShader by the first flag alone
 * (`--use-angle=swiftshader` would draw the page in software, too); root needs `--no-sandbox`, small containers have
 * a small /dev/shm, and the rest keeps it from asking the network for anything.
 */
export const CHROMIUM_FLAGS = [
  '--enable-unsafe-swiftshader',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where the package's Chromium is unpacked, once for every version. */
const CACHE = join(ROOT, 'node_modules', '.cache', 'chromium');

/**
 * Looks in the order of the project's documentation: CHROME_PATH, the usual places, the @sparticuz/chromium package,
 * Debian's package when root, Playwright's download.
 *
 * @param {Say} say
 * @param {{ windowless?: boolean }} [options] `windowless`: the package before the usual places. It is a headless shell,
 *   which opens the page in half the processor time of a whole browser, but has no WebGL everywhere.
 * @returns {Promise<string>} path of the executable
 * @throws {PlainError} when there is none and none can be had
 */
export async function ensureChromium(say, { windowless = false } = {}) {
  const given = process.env['CHROME_PATH'];
  if (given) {
    if (await starts(given)) return given;
    throw new PlainError(`CHROME_PATH is ${given}, which does not start; correct it or unset it.`);
  }
  const shell = windowless ? await fromPackage(say) : null;
  for (const path of [...(shell === null ? [] : [shell]), ...usualPlaces()]) if (await starts(path)) return path;
  for (const get of [fromPackage, fromDebian, fromPlaywright]) {
    const path = await get(say);
    if (path !== null && (await starts(path))) return path;
  }
  throw new PlainError(
    'No Chromium was found and none could be installed; install Chromium or Chrome and set CHROME_PATH to its executable.',
  );
}

/** The first Chromium in CHROME_PATH or a usual place, without trying to start it. */
export const installedChromium = () => process.env['CHROME_PATH'] || usualPlaces()[0];

/** @returns {string[]} existing executables where Chromium and Chrome usually lie */
function usualPlaces() {
  const { platform, env } = process;
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    const ends = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];
    return roots.flatMap((root) => ends.map((end) => join(root, end))).filter(existsSync);
  }
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    return apps.filter(existsSync);
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return [...new Set(names.flatMap((name) => folders.map((folder) => join(folder, name))))].filter(existsSync);
}

/**
 * Whether an executable opens a page; one with a missing library, or an installer's stub, does not.
 *
 * @param {string} path
 */
async function starts(path) {
  if (!existsSync(path)) return false;
  try {
    const browser = await chromium.launch({ executablePath: path, args: CHROMIUM_FLAGS, timeout: 30_000 });
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>ready</title>', { timeout: 30_000 });
    const title = await page.title();
    await browser.close();
    return title === 'ready';
  } catch {
    return false;
  }
}

/**
 * The executable inside @sparticuz/chromium, behind a small script that hands it the libraries and fonts it brings
 * along where the machine has none. The package skips files that exist and unpacks into the temporary folder, so it
 * gets an empty one of its own, which takes its final name only when it is complete.
 *
 * @param {Say} say
 * @returns {Promise<string | null>}
 */
async function fromPackage(say) {
  const packageFile = join(ROOT, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packageFile)) return null;
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(packageFile, 'utf8')));
  const folder = join(CACHE, version);
  if (!existsSync(folder)) {
    say('Unpacking Chromium from its package …');
    mkdirSync(CACHE, { recursive: true });
    const unpacking = mkdtempSync(join(CACHE, 'unpacking-'));
    const script = `import('@sparticuz/chromium').then((module) => module.default.executablePath())`;
    // This runtime's name makes the package unpack its libraries as well.
    const env = { ...process.env, TMPDIR: unpacking, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
    const { code } = await run(process.execPath, ['--input-type=module', '-e', script], { env });
    if (code !== 0) {
      rmSync(unpacking, { recursive: true, force: true });
      return null;
    }
    renameSync(unpacking, folder);
  }
  const plain = join(folder, 'chromium');
  if (existsSync('/etc/fonts') && (await starts(plain))) return plain;
  const wrapped = join(folder, 'chromium-with-libraries');
  const lines = [
    '#!/bin/sh',
    'here=$(dirname "$0")',
    'export FONTCONFIG_PATH="${FONTCONFIG_PATH:-$here/fonts}"',
    'export LD_LIBRARY_PATH="$here/al2023/lib:$LD_LIBRARY_PATH"',
    'exec "$here/chromium" "$@"',
  ];
  writeFileSync(wrapped, `${lines.join('\n')}\n`);
  chmodSync(wrapped, 0o755);
  return wrapped;
}

/**
 * @param {Say} say
 * @returns {Promise<string | null>}
 */
async function fromDebian(say) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return null;
  say('Installing Chromium (apt-get install chromium) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  return usualPlaces()[0] ?? null;
}

/**
 * @param {Say} say
 * @returns {Promise<string | null>}
 */
async function fromPlaywright(say) {
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  say('Downloading Chromium (npx playwright install chromium) …');
  await runTool('playwright/cli.js', ['install', 'chromium'], { minutes: 15 });
  return chromium.executablePath();
}
