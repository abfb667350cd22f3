/** Our WebAssembly module: what it exports, and how page, worker and Node load it. */
import type { SimdVariant } from './features';

/** A kernel in WebAssembly: addresses and counts in the order of its declaration under assembly/. */
type Kernel = (...values: readonly number[]) => void;

/** What assembly/index.ts exports. Addresses are bytes from the start of `memory`, as signed 32-bit numbers. */
export interface SimdModule {
  readonly memory: WebAssembly.Memory;
  readonly allocate: (bytes: number) => number;
  readonly release: (address: number) => void;
  readonly bytesInUse: () => number;
  readonly lstmForward: Kernel;
  readonly lstmBackward: Kernel;
  readonly gruResetAfterForward: Kernel;
  readonly gruResetAfterBackward: Kernel;
  readonly gruResetBeforeForward: Kernel;
  readonly gruResetBeforeBackward: Kernel;
  readonly simpleRnnForward: Kernel;
  readonly simpleRnnBackward: Kernel;
  readonly mguForward: Kernel;
  readonly mguBackward: Kernel;
  readonly matrixProduct: Kernel;
  /** Activates a row in place: code, address, bytes (a multiple of 16). */
  readonly activateRow: Kernel;
  /** Count, bytes, address of the vectors, address of the basis. */
  readonly project: Kernel;
  /** Returns the norm of the gradient. */
  readonly optimiserUpdate: (...values: readonly number[]) => number;
}

/** Compiled from assembly/ by scripts/simd.mjs; the bundler turns these into addresses beside the worker's script. */
const FILES: Readonly<Record<SimdVariant, () => URL>> = {
  plain: () => new URL('./generated/plain.wasm', import.meta.url),
  fma: () => new URL('./generated/fma.wasm', import.meta.url),
};

/** Throws when the file cannot be read, with its address. */
export async function loadModule(variant: SimdVariant): Promise<SimdModule> {
  const { instance } = await WebAssembly.instantiate(await bytesAt(FILES[variant]()));
  return instance.exports as unknown as SimdModule;
}

async function bytesAt(url: URL): Promise<BufferSource> {
  if (url.protocol === 'file:') {
    // Node's fetch reads no files. Asked for in this way, its file system stays out of the page's bundle.
    const { readFile } = process.getBuiltinModule('node:fs/promises');
    return readFile(url);
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href}: the server answers ${response.status}`);
  return response.arrayBuffer();
}
