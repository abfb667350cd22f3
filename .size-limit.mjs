/** The size budget: JavaScript needed before the page can be used. Charts and the like may follow in later chunks. */
import { readFileSync } from 'node:fs';
import { filesBeforeUse } from './scripts/pageSize.mjs';

const manifest = /** @type {import('./scripts/pageSize.mjs').Manifest} */ (
  JSON.parse(readFileSync(new URL('dist/.vite/manifest.json', import.meta.url), 'utf8'))
);

export default [
  {
    name: 'JavaScript before the page can be used',
    path: filesBeforeUse(manifest).map((file) => `dist/${file}`),
    limit: '292 kB',
    gzip: true,
  },
];
