/** Vite plugin: parts that are loaded later are fetched by src/store/preload.ts instead of by Vite's own helper. */
import { join } from 'node:path';
import { ROOT } from './processes.mjs';

/** What Vite's build calls the module that exports `__vitePreload`. */
const HELPER = '\0vite/preload-helper.js';

/** @returns {import('vite').Plugin} */
export function partsFetchedFirst() {
  return {
    name: 'parts-fetched-first',
    enforce: 'pre',
    apply: 'build',
    load(id) {
      if (id !== HELPER) return undefined;
      return `export { __vitePreload } from ${JSON.stringify(join(ROOT, 'src/store/preload.ts'))};`;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        for (const chunk of chunks) {
          // Vite's own dispatches this event: it would be back under another name.
          if (chunk.code.includes('vite:preloadError'))
            this.error('Vite’s own preload helper is in the build; scripts/preload.mjs has to replace it.');
          chunk.code = withLoneFiles(chunk.code);
          if (chunk.code.includes(NO_FILES)) this.error(`A part that ${chunk.fileName} loads is not fetched first.`);
        }
      },
    },
  };
}

/** How Vite's build says that there is nothing to fetch before a part. */
const NO_FILES = ',[],import.meta.url)';

/** Names the part itself where it needs no other file: Vite leaves it out then, and it would not be fetched first. */
const withLoneFiles = (/** @type {string} */ code) =>
  code.replace(
    /import\((["'`])(\.\/[^"'`]+)\1\)((?:(?!import\().){0,400}?),\[\],import\.meta\.url\)/gs,
    (_, quote, file, between) => `import(${quote}${file}${quote})${between},["${file}"],import.meta.url)`,
  );
