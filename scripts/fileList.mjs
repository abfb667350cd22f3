/** Lists of written files with a checksum each, written last: by them half a folder is told from a whole one. Node builtins only. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** @typedef {Readonly<Record<string, string>>} FileList SHA-256 of every file, by its path with `/` */

/** @param {string} path @returns {string} SHA-256 in base64 */
const checksum = (path) => createHash('sha256').update(readFileSync(path)).digest('base64');

/**
 * Writes the list of all files in a folder into it; an unfinished list is never seen under this name.
 *
 * @param {string} folder
 * @param {string} name of the list, a path in the folder; it does not list itself
 */
export function writeFileList(folder, name) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => file !== name)
    .sort();
  const unfinished = join(folder, `${name}.${process.pid}`);
  writeFileSync(
    unfinished,
    JSON.stringify(Object.fromEntries(files.map((file) => [file, checksum(join(folder, file))]))),
  );
  renameSync(unfinished, join(folder, name));
}

/**
 * @param {string} folder
 * @param {string} name of the list that `writeFileList` wrote
 * @returns {boolean} whether the list is there and every file on it is as it was written
 */
export function isWhole(folder, name) {
  try {
    const list = /** @type {FileList} */ (JSON.parse(readFileSync(join(folder, name), 'utf8')));
    const files = Object.entries(list);
    return files.length > 0 && files.every(([file, sum]) => checksum(join(folder, file)) === sum);
  } catch {
    return false;
  }
}

/**
 * Vite plugin: the list of the build's files, written once everything else is there.
 *
 * @returns {import('vite').Plugin}
 */
export function builtFiles() {
  let folder = 'dist';
  let failed = false;
  return {
    name: 'built-files',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    buildEnd(error) {
      failed = error !== undefined;
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler: () => {
        if (!failed) writeFileList(folder, BUILT_FILES);
      },
    },
  };
}

/** Notes beside a file what it holds, for `isAsWritten`. @param {string} path */
export function noteWritten(path) {
  const unfinished = `${path}.sha256.${process.pid}`;
  writeFileSync(unfinished, checksum(path));
  renameSync(unfinished, `${path}.sha256`);
}

/** @param {string} path @returns {boolean} whether the file holds what was noted last */
export function isAsWritten(path) {
  try {
    return readFileSync(`${path}.sha256`, 'utf8') === checksum(path);
  } catch {
    return false;
  }
}

/** Where the build's list lies in `dist`: beside Vite's own manifest, which no server sends. */
export const BUILT_FILES = '.vite/files.json';
