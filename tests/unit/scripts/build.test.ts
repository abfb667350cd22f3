/** What the build promises: notices for every package inside, and a page without TensorFlow.js. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noticeOf, noticesText, packageFolder } from '../../../scripts/notices.mjs';
import { filesBeforeUse } from '../../../scripts/pageSize.mjs';
import { checkNode, newest } from '../../../scripts/prepare.mjs';
import { ROOT } from '../../../scripts/processes.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'rnn-playground-build-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A package as installed. */
function installed(name: string, about: object, files: Record<string, string> = {}): string {
  const folder = join(scratch, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...about }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('third-party notices', () => {
  it.each([
    ['/p/node_modules/react/index.js', '/p/node_modules/react'],
    ['/p/node_modules/@mantine/core/esm/a.mjs', '/p/node_modules/@mantine/core'],
    ['/p/node_modules/a/node_modules/b/c.js?commonjs', '/p/node_modules/a/node_modules/b'],
    ['\0/p/node_modules/react/index.js', '/p/node_modules/react'],
    ['C:\\p\\node_modules\\react\\index.js', 'C:/p/node_modules/react'],
    ['/p/src/main.tsx', null],
    ['\0vite/modulepreload-polyfill.js', null],
  ])('finds the package of module %j', (id, folder) => expect(packageFolder(id)).toBe(folder));

  it('quotes the licence and the notice that a package ships', () => {
    const folder = installed('shipped', { license: 'MIT' }, { 'LICENSE.md': 'Do as you like.', NOTICE: 'Made by me.' });
    expect(noticeOf(folder)).toEqual({
      name: 'shipped',
      version: '1.2.3',
      licence: 'MIT',
      text: 'Do as you like.\n\nMade by me.',
    });
  });

  it('adds the standard texts of all licences, with the holder, where a package ships none', () => {
    const { text } = noticeOf(installed('bare', { license: 'Apache-2.0 AND MIT', author: { name: 'A. Author' } }));
    expect(text).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
    expect(text).toContain('Permission is hereby granted, free of charge');
    expect(text).toContain('Copyright (c) A. Author');
    expect(text).not.toContain('RNN Playground');
  });

  it('refuses a package whose licence has no text anywhere', () => {
    expect(() => noticeOf(installed('unknown', { license: 'Odd-1.0' }))).toThrow(
      'unknown: no text for the licence "Odd-1.0"',
    );
  });

  it('prints a text that two packages share once, under both names', () => {
    const share = (name: string) => ({ name, version: '1.0.0', licence: 'ISC', text: 'The shared words.' });
    const text = noticesText([share('b'), share('a')]);
    expect(text.split('The shared words.')).toHaveLength(2);
    expect(text).toContain('a 1.0.0 (ISC)\nb 1.0.0 (ISC)\n---');
  });
});

describe('JavaScript before use', () => {
  it('is the entry and what it imports statically, each file once, without styles and later chunks', () => {
    const files = filesBeforeUse({
      'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_react.js', '_ui.js'] },
      '_react.js': { file: 'assets/react.js' },
      '_ui.js': { file: 'assets/ui.js', imports: ['_react.js', 'ui.css'] },
      'ui.css': { file: 'assets/ui.css' },
      'src/charts.tsx': { file: 'assets/charts.js', imports: ['_react.js'] },
    });
    expect(files).toEqual(['assets/index.js', 'assets/react.js', 'assets/ui.js']);
  });

  it('is an error, not zero bytes, without an entry', () => {
    expect(() => filesBeforeUse({})).toThrow('no entry');
  });
});

describe('preparation of the commands', () => {
  it.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('accepts Node %s', (version) => checkNode(version));
  it.each(['18.20.0', '20.18.3'])('refuses Node %s in one sentence', (version) => {
    expect(() => checkNode(version)).toThrow(`Node ${version} is too old; RNN Playground needs 20.19 or newer.`);
  });

  it('sees the latest change inside a folder, and a file that went away', () => {
    const folder = join(scratch, 'sources');
    mkdirSync(join(folder, 'inner'), { recursive: true });
    const file = join(folder, 'inner', 'a.ts');
    writeFileSync(file, '');
    const at = (path: string, second: number) => utimesSync(path, second, second);
    at(file, 3000);
    at(join(folder, 'inner'), 1000);
    at(folder, 1000);
    expect(newest(folder)).toBe(3_000_000);
    rmSync(file);
    expect(newest(folder)).toBeGreaterThan(3_000_000);
    expect(newest(join(folder, 'none'))).toBe(0);
    expect(newest(join(ROOT, 'package.json'))).toBeGreaterThan(0);
  });
});
