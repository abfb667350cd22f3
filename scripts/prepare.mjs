/** What a command needs before it can start: a Node that is new enough, installed packages, a fresh build. Node builtins only. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * Runs `npm ci` when the installed packages are not those of the lock file.
 *
 * @param {Say} say
 * @throws {PlainError} when that fails
 */
export async function ensureInstalled(say) {
  if (isInstalled(readLock('package-lock.json'), readLock('node_modules/.package-lock.json'))) return;
  say('Installing packages (npm ci) …');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env['npm_execpath'];
  const isNpm = npm !== undefined && /npm-cli\.[cm]?js$/.test(npm);
  const { code, output } = isNpm
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code === 0) return;
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(output);
  throw new PlainError(
    offline
      ? 'Installing packages failed because the package registry cannot be reached; connect to the network and try again.'
      : `Installing packages failed: npm ci ended with code ${code}.`,
    output,
  );
}

/** @typedef {{ packages: Readonly<Record<string, { version?: string, optional?: boolean }>> }} Lock */

/** @param {string} file @returns {Lock} npm's list of packages by folder; an empty one where there is no file */
function readLock(file) {
  const path = join(ROOT, file);
  return existsSync(path) ? /** @type {Lock} */ (JSON.parse(readFileSync(path, 'utf8'))) : { packages: {} };
}

/**
 * Whether every package is there in the version asked for. Those that other systems need may be absent.
 *
 * @param {Lock} wanted
 * @param {Lock} found what npm wrote down of its last installation
 */
export function isInstalled(wanted, found) {
  return Object.entries(wanted.packages).every(([folder, { version, optional }]) => {
    const installed = found.packages[folder];
    return folder === '' || (installed === undefined ? optional === true : installed.version === version);
  });
}

/**
 * Builds the page when `dist` is missing or older than what it is made of. Needs installed packages.
 *
 * @param {Say} say
 * @throws {PlainError} when that fails
 */
export async function ensureBuilt(say) {
  const sources = SOURCES.map((name) => newest(join(ROOT, name)));
  if (changed(join(ROOT, 'dist', 'index.html')) > Math.max(...sources)) return;
  say('Building the page …');
  const { code, output } = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
  if (code !== 0) throw new PlainError(`Building the page failed: vite build ended with code ${code}.`, output);
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
