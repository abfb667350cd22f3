/** The simd backend's WebAssembly modules, compiled from AssemblyScript whenever their sources have changed. */
import { existsSync, mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isAsWritten, noteWritten } from './fileList.mjs';
import { newest } from './prepare.mjs';
import { PlainError, ROOT, command } from './processes.mjs';

const FOLDER = join(ROOT, 'src/rnn/kernels/simd');
const SOURCES = join(FOLDER, 'assembly');
const GENERATED = join(FOLDER, 'generated');

/** What the two variants of src/rnn/kernels/simd/features.ts are compiled with. */
const VARIANTS = {
  plain: ['--use', 'FMA=0'],
  fma: ['--use', 'FMA=1', '--enable', 'relaxed-simd'],
};

/** Sizes are in whole numbers of 32 bits here, so AS201, that another size would need casts, does not apply. */
const OPTIONS = [
  '-O3',
  '--shrinkLevel',
  '1',
  '--runtime',
  'stub',
  '--noAssert',
  '--enable',
  'simd',
  '--disableWarning',
  '201',
];

/**
 * Compiles the modules that are missing, not whole, or older than their sources.
 *
 * @throws {PlainError} with what the compiler says when that fails
 */
export async function ensureSimdModules() {
  const changed = Math.max(newest(SOURCES), newest(fileURLToPath(import.meta.url)));
  for (const [variant, options] of Object.entries(VARIANTS)) {
    const file = join(GENERATED, `${variant}.wasm`);
    if (existsSync(file) && statSync(file).mtimeMs > changed && isAsWritten(file)) continue;
    const { main } = await import('assemblyscript/asc');
    /** @type {Uint8Array | null} */
    let code = null;
    let said = '';
    const { error } = await main(
      [join(SOURCES, 'index.ts'), '--baseDir', ROOT, '--outFile', 'module.wasm', ...OPTIONS, ...options],
      {
        stderr: { write: (text) => void (said += String(text)) },
        writeFile: (_name, contents) => {
          code = /** @type {Uint8Array} */ (contents);
        },
      },
    );
    if (error || code === null) {
      throw new PlainError(`Compiling the ${variant} module of the simd backend failed.`, said);
    }
    mkdirSync(GENERATED, { recursive: true });
    // Renamed into place, so that nobody who builds at the same time reads half a module.
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, code);
    renameSync(unfinished, file);
    noteWritten(file);
  }
}

/** For vitest, which calls it once before the tests. */
export const setup = ensureSimdModules;

/**
 * Vite plugin: the modules are there before anything imports them, and are compiled anew while the development server
 * runs.
 *
 * @returns {import('vite').Plugin}
 */
export function simdModules() {
  return {
    name: 'simd-modules',
    buildStart: ensureSimdModules,
    configureServer(server) {
      server.watcher.on('change', (file) => {
        if (!resolve(file).startsWith(SOURCES)) return;
        ensureSimdModules().then(
          () => server.ws.send({ type: 'full-reload' }),
          (/** @type {PlainError} */ error) => server.config.logger.error(`${error.message}\n${error.output}`),
        );
      });
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await command(ensureSimdModules);
