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
    generateBundle(_options, bundle) {
      // Vite's own dispatches this event: it would be back under another name.
      const own = Object.values(bundle).some(
        (file) => file.type === 'chunk' && file.code.includes('vite:preloadError'),
      );
      if (own) this.error('Vite’s own preload helper is in the build; scripts/preload.mjs has to replace it.');
    },
  };
}
