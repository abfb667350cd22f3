/** What a command needs before it can start: a Node that is new enough, whole packages, a fresh and whole build. Node builtins only. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_FILES, isWhole } from './fileList.mjs';
import { PlainError, ROOT, run, runTool } from './processes.mjs';

const OLDEST_NODE = [20, 19];

/** What the build reads; a change in any of these makes `dist` stale. */
const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package-lock.json', 'tsconfig.json', 'scripts'];

/** @typedef {(line: string) => void} Say tells the person what is being done */

/**
 * @param {string} [version] as in process.versions.node
 * @throws {PlainError} when this Node is older than 20.19
 */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new PlainError(`Node ${version} is too old; RNN Playground needs ${OLDEST_NODE.join('.')} or newer.`);
}

/** @typedef {{ code: number, output: string }} Ended how a program ended, and what it printed */

/** @returns {Promise<Ended>} of `npm ci` */
function npmCi() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env['npm_execpath'];
  const isNpm = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm);
  return isNpm ? run(process.execPath, [npm, ...args]) : run('npm', args, { shell: process.platform === 'win32' });
}

/** @returns {Promise<Ended>} of the build */
const viteBuild = () => runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);

/**
 * Runs `npm ci` when the installed packages are not those of the lock file, or not all there.
 *
 * @param {Say} say
 * @param {{ root?: string, install?: () => Promise<Ended> }} [options] for tests
 * @throws {PlainError} when that fails
 */
export async function ensureInstalled(say, { root = ROOT, install = npmCi } = {}) {
  const missing = missingPackage(root);
  if (missing === null) return;
  await installed(say, root, install, missing);
}

/**
 * Installs all packages, and looks whether they are there.
 *
 * @param {Say} say
 * @param {string} root
 * @param {() => Promise<Ended>} install
 * @param {string} why the first package that is not as it should be
 */
async function installed(say, root, install, why) {
  say(`Installing packages (npm ci), because ${why} is missing or not whole …`);
  const { code, output } = await install();
  if (code !== 0) throw new PlainError(`Installing packages failed ${reasonOf(code, output)}`, output);
  const still = missingPackage(root);
  if (still === null) return;
  throw new PlainError(
    `npm ci ended, but ${still} is still missing or not whole; delete the folder node_modules and try again.`,
    output,
  );
}

/** What npm's words for a failure mean, and the way out. @type {readonly (readonly [RegExp, string])[]} */
const REASONS = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
    'because the package registry cannot be reached; connect to the network and try again.',
  ],
  [/ENOSPC/, 'because the disk is full; free some space and try again.'],
  [
    /EACCES|EPERM|EROFS/,
    'because files in node_modules may not be written; give yourself the right to write there, or close the programs that use them, and try again.',
  ],
  [
    /EUSAGE|in sync/,
    'because package.json and package-lock.json do not fit together; “git checkout package.json package-lock.json” brings back two that do.',
  ],
];

/** @param {number} code @param {string} output */
function reasonOf(code, output) {
  if (code === 127) return 'because npm was not found; install Node with npm and try again.';
  return REASONS.find(([sign]) => sign.test(output))?.[1] ?? `because npm ci ended with code ${code}.`;
}

/** @typedef {{ packages: Readonly<Record<string, { version?: string, optional?: boolean }>> }} Lock */

/**
 * @param {string} root the repository's folder
 * @returns {string | null} the first package that is absent, of another version than asked for, or without its description;
 *   null: all are there
 * @throws {PlainError} when the lock file cannot be read
 */
export function missingPackage(root) {
  const wanted = wantedPackages(root);
  // Without npm's own list nothing is known to be installed; one that was cut off is none.
  const found = readLock(join(root, 'node_modules', '.package-lock.json')) ?? { packages: {} };
  return (
    notAsWanted(wanted, found) ??
    Object.entries(found.packages).find(([folder, { version }]) => versionIn(join(root, folder)) !== version)?.[0] ??
    null
  );
}

/** @param {string} root @returns {Lock} @throws {PlainError} when the lock file cannot be read */
function wantedPackages(root) {
  const wanted = readLock(join(root, 'package-lock.json'));
  if (wanted !== null) return wanted;
  throw new PlainError(
    'package-lock.json is missing or not readable; “git checkout package-lock.json” brings it back.',
  );
}

/** @param {string} path @returns {Lock | null} npm's list of packages by folder; null where there is none that can be read */
function readLock(path) {
  try {
    const lock = /** @type {unknown} */ (JSON.parse(readFileSync(path, 'utf8')));
    if (typeof lock !== 'object' || lock === null || !('packages' in lock)) return null;
    return typeof lock.packages === 'object' && lock.packages !== null ? /** @type {Lock} */ (lock) : null;
  } catch {
    return null;
  }
}

/** @param {string} folder @returns {string | null | undefined} the version that a package states; null where it has no readable description */
function versionIn(folder) {
  try {
    const about = /** @type {{ version?: string }} */ (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    return about.version;
  } catch {
    return null;
  }
}

/**
 * The first package that is not there in the version asked for; null: none. Those that other systems need may be absent.
 *
 * @param {Lock} wanted
 * @param {Lock} found what npm wrote down of its last installation
 * @returns {string | null}
 */
export function notAsWanted(wanted, found) {
  const entry = Object.entries(wanted.packages).find(([folder, { version, optional }]) => {
    const installed = found.packages[folder];
    return folder !== '' && (installed === undefined ? optional !== true : installed.version !== version);
  });
  return entry?.[0] ?? null;
}

/**
 * Builds the page when `dist` is missing, not whole, or older than what it is made of. Needs installed packages; where
 * the build finds that files of these are missing, they are installed anew, once.
 *
 * @param {Say} say
 * @param {{ root?: string, build?: () => Promise<Ended>, install?: () => Promise<Ended> }} [options] for tests
 * @throws {PlainError} when that fails
 */
export async function ensureBuilt(say, { root = ROOT, build = viteBuild, install = npmCi } = {}) {
  const dist = join(root, 'dist');
  const list = join(dist, BUILT_FILES);
  const sources = SOURCES.map((name) => newest(join(root, name)));
  if (changed(list) > Math.max(...sources) && isWhole(dist, BUILT_FILES)) return;
  say('Building the page …');
  let { code, output } = await build();
  const broken = code === 0 ? null : brokenPackage(output, wantedPackages(root));
  if (broken !== null) {
    await installed(say, root, install, broken);
    say('Building the page …');
    ({ code, output } = await build());
  }
  if (code !== 0) throw new PlainError(`Building the page failed: vite build ended with code ${code}.`, output);
  if (!isWhole(dist, BUILT_FILES)) {
    throw new PlainError(
      'The build ended, but files in dist are missing; delete the folder dist and try again.',
      output,
    );
  }
}

/** What Node and the bundler say of a file that is not there. */
const NOT_FOUND = /Cannot find (?:module|package)|Could not resolve|Failed to resolve|Could not load/i;

/** Where such a line names a package: its folder, or the name in quotes. */
const NAMES = [/node_modules[\\/]((?:@[\w.-]+[\\/])?[\w.-]+)/, /['"]((?:@[\w.-]+\/)?\w[\w.-]*)/];

/**
 * @param {string} output of a failed program
 * @param {Lock} lock
 * @returns {string | null} the folder of the installed package in which a file is missing, as far as the output says so
 */
export function brokenPackage(output, lock) {
  const line = output.split('\n').find((each) => NOT_FOUND.test(each)) ?? '';
  const folders = NAMES.map((name) => `node_modules/${(name.exec(line)?.[1] ?? '').replace('\\', '/')}`);
  return folders.find((folder) => Object.hasOwn(lock.packages, folder)) ?? null;
}

/** When a file last changed, in ms; 0 when there is none. @param {string} path */
const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);

/**
 * The latest change of a file, or of a folder and everything in it: a folder changes when something in it goes away.
 *
 * @param {string} path
 * @returns {number} ms; 0 when there is no such path
 */
export function newest(path) {
  if (!existsSync(path)) return 0;
  if (!statSync(path).isDirectory()) return changed(path);
  return Math.max(changed(path), ...readdirSync(path).map((name) => newest(join(path, name))));
}
