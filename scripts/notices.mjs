/** Third-party notices: the licences of exactly those packages whose code is in the build, its workers included. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

const LICENCE_FILES = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const RULE = '-'.repeat(100);

/** @typedef {{ name: string, version: string, licence: string, text: string }} Notice */
/** @typedef {{ name: string, version: string, license?: string, author?: string | { name: string } }} Package */

/**
 * Vite plugins that share one list: `forWorkers()` notes what the worker bundles contain, `forPage` notes the page's
 * own chunks and writes the file. Vite bundles the workers before it writes the page.
 *
 * @returns {{ forPage: import('vite').Plugin, forWorkers: () => import('vite').Plugin }}
 */
export function thirdPartyNotices() {
  /** @type {Map<string, Notice>} */
  const notices = new Map();

  /** @param {Readonly<Record<string, { type: string, moduleIds?: readonly string[] }>>} bundle */
  const note = (bundle) => {
    for (const file of Object.values(bundle)) {
      for (const id of file.moduleIds ?? []) {
        const folder = packageFolder(id);
        if (folder !== null && !notices.has(folder)) notices.set(folder, noticeOf(folder));
      }
    }
  };

  return {
    forPage: {
      name: 'third-party-notices',
      apply: 'build',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          note(bundle);
          this.emitFile({ type: 'asset', fileName: NOTICES_FILE, source: noticesText([...notices.values()]) });
        },
      },
    },
    forWorkers: () => ({
      name: 'third-party-notices-workers',
      generateBundle: {
        order: 'post',
        handler(_options, bundle) {
          note(bundle);
        },
      },
    }),
  };
}

/**
 * The folder of the package that a module came from; null for the project's own modules and the bundler's.
 *
 * @param {string} id a module's path, perhaps with a query or the bundler's \0 prefix
 * @returns {string | null}
 */
export function packageFolder(id) {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/');
  const match = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return match ? match[1] : null;
}

/**
 * Name, version, licence and its text, as an installed package states them.
 *
 * @param {string} folder
 * @returns {Notice}
 * @throws when the package has neither a licence file nor a licence whose standard text is known
 */
export function noticeOf(folder) {
  const about = /** @type {Package} */ (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const licence = about.license ?? 'see the text below';
  const files = readdirSync(folder).filter((name) => LICENCE_FILES.test(name));
  const texts = files.sort().map((name) => readFileSync(join(folder, name), 'utf8').trim());
  const author = typeof about.author === 'string' ? about.author : about.author?.name;
  const text = texts.length > 0 ? texts.join('\n\n') : standardText(licence, author ?? `the authors of ${about.name}`);
  if (text === '') throw new Error(`${about.name}: no text for the licence "${licence}"; add it to scripts/licences`);
  return { name: about.name, version: about.version, licence, text };
}

/**
 * The standard texts of an SPDX expression's licences, for packages that ship none.
 *
 * @param {string} expression such as "Apache-2.0 AND MIT"
 * @param {string} holder
 */
function standardText(expression, holder) {
  const here = dirname(fileURLToPath(import.meta.url));
  return expression
    .split(/[\s()]+/)
    .filter((word) => word !== '' && !/^(AND|OR|WITH)$/.test(word))
    .map((id) => {
      if (id === 'MIT') {
        const own = readFileSync(join(here, '..', 'LICENSE'), 'utf8');
        return own.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`).trim();
      }
      const file = join(here, 'licences', `${id}.txt`);
      return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    })
    .join('\n\n');
}

/**
 * The file's text: a contents list, then every licence text once, under the packages that use it.
 *
 * @param {readonly Notice[]} notices
 */
export function noticesText(notices) {
  const title = (/** @type {Notice} */ { name, version, licence }) => `${name} ${version} (${licence})`;
  const sorted = [...notices].sort((a, b) => (title(a) < title(b) ? -1 : 1));
  /** @type {Map<string, string[]>} */
  const users = new Map();
  for (const notice of sorted) users.set(notice.text, [...(users.get(notice.text) ?? []), title(notice)]);
  const sections = [...users].map(([text, titles]) => `${RULE}\n${titles.join('\n')}\n${RULE}\n\n${text}\n`);
  const contents = sorted.map((notice) => `  ${title(notice)}`).join('\n');
  return `RNN Playground contains code of these packages:\n\n${contents}\n\n${sections.join('\n')}`;
}
