/** Vite plugin: puts a gzip copy beside every text file of the build, for `npm start` and for hosts that serve such copies. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TEXT = /\.(html|js|css|svg|json|csv|txt|md|wasm|webmanifest)$/;

/** Below this many bytes a copy saves less than its request costs. */
const WORTH_IT = 1024;

/** @returns {import('vite').Plugin} */
export function compressedCopies() {
  let folder = 'dist';
  return {
    name: 'compressed-copies',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    writeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !TEXT.test(entry.name)) continue;
        const path = join(entry.parentPath, entry.name);
        const bytes = readFileSync(path);
        if (bytes.length >= WORTH_IT) writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
