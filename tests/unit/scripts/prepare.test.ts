/** What `npm start` and `npm test` repair by themselves: half an installation, half a build. Installer and build are fakes. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BUILT_FILES, isAsWritten, isWhole, noteWritten, writeFileList } from '../../../scripts/fileList.mjs';
import { brokenPackage, ensureBuilt, ensureInstalled, missingPackage } from '../../../scripts/prepare.mjs';

const LOCK = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/@b/c': { version: '2.0.0' },
    'node_modules/other-system': { version: '3.0.0', optional: true },
  },
};
const DIST = { 'index.html': '<!doctype html>', 'assets/index-1.js': 'start()', 'assets/lab-2.js': 'lab()' };

let root: string;
let said: string[];
const say = (line: string) => void said.push(line);

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Puts every package there, as npm does, its own list last. */
function install(): void {
  const { '': _page, 'node_modules/other-system': _other, ...packages } = LOCK.packages;
  for (const [folder, { version }] of Object.entries(packages)) {
    write(`${folder}/package.json`, JSON.stringify({ version }));
  }
  write('node_modules/.package-lock.json', JSON.stringify({ packages }));
}

function build(): void {
  for (const [path, text] of Object.entries(DIST)) write(`dist/${path}`, text);
  mkdirSync(join(root, 'dist', '.vite'), { recursive: true });
  writeFileList(join(root, 'dist'), BUILT_FILES);
}

/** A program that does this and ends well, and counts how often it was started. */
function program(work: () => void, output = '') {
  const started = { times: 0, run: () => (started.times++, work(), Promise.resolve({ code: 0, output })) };
  return started;
}
const failing = (output: string, code = 1) => Promise.resolve({ code, output });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rnn-playground-prepare-'));
  said = [];
  write('package-lock.json', JSON.stringify(LOCK));
  write('src/main.ts', 'start();');
  for (const path of ['src/main.ts', 'src', 'package-lock.json']) utimesSync(join(root, path), 1000, 1000);
  install();
  build();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('installed packages', () => {
  it('are left alone where all are there; one for another system may be absent', async () => {
    expect(missingPackage(root)).toBeNull();
    const npm = program(install);
    await ensureInstalled(say, { root, install: npm.run });
    expect(npm.times).toBe(0);
    expect(said).toEqual([]);
  });

  it.each<[string, () => void, string]>([
    ['a folder is missing', () => rmSync(join(root, 'node_modules/@b/c'), { recursive: true }), 'node_modules/@b/c'],
    ['a folder is empty', () => rmSync(join(root, 'node_modules/a/package.json')), 'node_modules/a'],
    ['a description is cut off', () => truncateSync(join(root, 'node_modules/a/package.json'), 5), 'node_modules/a'],
    ['a version is another', () => write('node_modules/a/package.json', '{"version":"0.9.0"}'), 'node_modules/a'],
    [
      'the list inside is cut off',
      () => truncateSync(join(root, 'node_modules/.package-lock.json'), 30),
      'node_modules/a',
    ],
    [
      'the list inside is empty',
      () => truncateSync(join(root, 'node_modules/.package-lock.json'), 0),
      'node_modules/a',
    ],
    [
      'the list inside is no list',
      () => write('node_modules/.package-lock.json', '{"packages":null}'),
      'node_modules/a',
    ],
    ['nothing is installed', () => rmSync(join(root, 'node_modules'), { recursive: true }), 'node_modules/a'],
  ])('are installed once more where %s', async (_case, damage, missing) => {
    damage();
    const npm = program(install);
    await ensureInstalled(say, { root, install: npm.run });
    expect(npm.times).toBe(1);
    expect(said).toEqual([`Installing packages (npm ci), because ${missing} is missing or not whole …`]);
    expect(missingPackage(root)).toBeNull();
  });

  it('are not installed for ever: one sentence where npm leaves a package out', async () => {
    rmSync(join(root, 'node_modules/a'), { recursive: true });
    await expect(ensureInstalled(say, { root, install: program(() => undefined).run })).rejects.toThrow(
      'npm ci ended, but node_modules/a is still missing or not whole; delete the folder node_modules and try again.',
    );
  });

  it.each([
    ['npm error code EAI_AGAIN', 1, 'because the package registry cannot be reached; connect to the network'],
    ['npm error code ENOSPC', 1, 'because the disk is full'],
    ['npm error code EACCES', 1, 'because files in node_modules may not be written'],
    ['npm error code EUSAGE', 1, 'because package.json and package-lock.json do not fit together'],
    ['spawn npm ENOENT', 127, 'because npm was not found'],
    ['npm error code E500', 1, 'because npm ci ended with code 1.'],
  ])('that cannot be had (%s) are said in one sentence', async (output, code, sentence) => {
    rmSync(join(root, 'node_modules/a'), { recursive: true });
    await expect(ensureInstalled(say, { root, install: () => failing(output, code) })).rejects.toThrow(
      `Installing packages failed ${sentence}`,
    );
  });

  it.each(['', '{"packages":', '<<<<<<< HEAD'])('with the lock file %j are one sentence with the way out', (text) => {
    write('package-lock.json', text);
    expect(() => missingPackage(root)).toThrow('package-lock.json is missing or not readable; “git checkout');
  });
});

describe('the built page', () => {
  it('is left alone where it is whole and newer than its sources', async () => {
    const vite = program(build);
    await ensureBuilt(say, { root, build: vite.run });
    expect(vite.times).toBe(0);
  });

  it.each<[string, () => void]>([
    ['a file is missing', () => rmSync(join(root, 'dist/assets/lab-2.js'))],
    ['a file is empty', () => truncateSync(join(root, 'dist/assets/lab-2.js'), 0)],
    ['a file is cut off', () => truncateSync(join(root, 'dist/assets/index-1.js'), 3)],
    ['a file of the same length holds something else', () => write('dist/assets/lab-2.js', 'bal()')],
    ['the page itself is missing', () => rmSync(join(root, 'dist/index.html'))],
    ['the build was ended before it wrote its list', () => rmSync(join(root, 'dist', BUILT_FILES))],
    ['the list is cut off', () => truncateSync(join(root, 'dist', BUILT_FILES), 20)],
    ['the list is empty', () => write(`dist/${BUILT_FILES}`, '{}')],
    ['a source is newer', () => utimesSync(join(root, 'src/main.ts'), 9e9, 9e9)],
  ])('is built anew where %s', async (_case, damage) => {
    damage();
    const vite = program(build);
    await ensureBuilt(say, { root, build: vite.run });
    expect(vite.times).toBe(1);
    expect(said).toEqual(['Building the page …']);
    expect(isWhole(join(root, 'dist'), BUILT_FILES)).toBe(true);
  });

  it('is built with packages installed anew where the build misses a file of one, once', async () => {
    const output =
      '[UNRESOLVED_IMPORT] Could not resolve "./x" in node_modules/@b/c/index.js\n    at node_modules/a/b.js';
    rmSync(join(root, 'dist'), { recursive: true });
    const npm = program(install);
    let builds = 0;
    const run = () => (builds++ === 0 ? failing(output) : program(build).run());
    await ensureBuilt(say, { root, build: run, install: npm.run });
    expect([builds, npm.times]).toEqual([2, 1]);
    expect(said[1]).toContain('because node_modules/@b/c is missing or not whole');
    const always = ensureBuilt(say, {
      root: (rmSync(join(root, 'dist'), { recursive: true }), root),
      build: () => failing(output),
      install: npm.run,
    });
    await expect(always).rejects.toThrow('Building the page failed: vite build ended with code 1.');
    expect(npm.times).toBe(2);
  });

  it('says in one sentence that a build ended well and left files out', async () => {
    rmSync(join(root, 'dist'), { recursive: true });
    await expect(ensureBuilt(say, { root, build: program(() => undefined).run })).rejects.toThrow(
      'The build ended, but files in dist are missing; delete the folder dist and try again.',
    );
  });
});

describe('what a failed program says', () => {
  it.each([
    ["Cannot find module '/p/node_modules/a/lib/x.js' imported from /p/x.mjs", 'node_modules/a'],
    ["Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'a' imported from /p/scripts/server.mjs", 'node_modules/a'],
    ['Error: Failed to resolve entry for package "@b/c". The package may have incorrect main', 'node_modules/@b/c'],
    ["Cannot find module 'C:\\p\\node_modules\\@b\\c\\x.js'", 'node_modules/@b/c'],
    // A mistake in the project's own code: what a stack goes through is not broken.
    ['Could not resolve "./gone" in src/main.tsx\n    at node_modules/a/x.js', null],
    ['Could not resolve "never-installed" in src/main.tsx', null],
    ['src/main.tsx: Unexpected token\n    at node_modules/a/x.js', null],
  ])('%j names the package that is broken, or none', (output, folder) => {
    expect(brokenPackage(output, LOCK)).toBe(folder);
  });
});

describe('a noted file', () => {
  it('is as written until a byte of it is gone or another', () => {
    const file = join(root, 'plain.wasm');
    writeFileSync(file, Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    expect(isAsWritten(file)).toBe(false);
    noteWritten(file);
    expect(isAsWritten(file)).toBe(true);
    truncateSync(file, 7);
    expect(isAsWritten(file)).toBe(false);
    writeFileSync(file, Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 1));
    expect(isAsWritten(file)).toBe(false);
    expect(readFileSync(`${file}.sha256`, 'utf8')).toHaveLength(44);
  });
});
