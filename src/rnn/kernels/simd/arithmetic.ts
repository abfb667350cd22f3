/** Matrix products and activations of plain arrays, computed in WebAssembly: for passes that are no kernels of their own. */
import { PLAIN_ARITHMETIC } from '../../../cells';
import type { Arithmetic } from '../../../cells';
import { ACTIVATION_CODES } from './codes';
import { simdVariant } from './features';
import { loadModule } from './module';
import type { SimdModule } from './module';

/** Below so many multiplications, or values to activate, the way into WebAssembly's memory and back costs more than it saves. */
const WORTH_PRODUCT = 30_000;
const WORTH_ACTIVATING = 2_000;

/** The fastest that this machine has. Throws when it has WebAssembly SIMD and the module cannot be loaded. */
export async function fastestArithmetic(): Promise<Arithmetic> {
  const variant = simdVariant();
  return variant === null ? PLAIN_ARITHMETIC : simdArithmetic(await loadModule(variant));
}

/** Small tasks are left to plain TypeScript, and so are rows whose blocks are no multiples of four values. */
export function simdArithmetic(module: SimdModule): Arithmetic {
  const rooms = [new Room(module), new Room(module), new Room(module)] as const;
  return {
    addProduct: (out, outAt, a, aAt, b, rows, inner, cols) => {
      if (rows < 4 || rows * inner * cols < WORTH_PRODUCT) {
        PLAIN_ARITHMETIC.addProduct(out, outAt, a, aAt, b, rows, inner, cols);
        return;
      }
      const lengths = [rows * inner, inner * cols, rows * cols];
      const [left, right, product] = rooms.map((room, k) => room.of(lengths[k]));
      const memory = new Float32Array(module.memory.buffer);
      memory.set(a.subarray(aAt, aAt + lengths[0]), left / 4);
      memory.set(b, right / 4);
      module.matrixProduct(rows, inner, cols, left, right, 0, 0, product);
      // The product itself needs memory, which may have moved.
      const found = new Float32Array(module.memory.buffer, product, lengths[2]);
      for (let k = 0; k < found.length; k++) out[outAt + k] += found[k];
    },
    activate: (values, at, rows, width, blocks) => {
      const even = blocks.every(([, from, count]) => from % 4 === 0 && count % 4 === 0);
      if (!even || rows * width < WORTH_ACTIVATING) {
        PLAIN_ARITHMETIC.activate(values, at, rows, width, blocks);
        return;
      }
      const address = rooms[2].of(rows * width);
      const memory = new Float32Array(module.memory.buffer, address, rows * width);
      memory.set(values.subarray(at, at + rows * width));
      for (const [name, from, count] of blocks) {
        const code = ACTIVATION_CODES[name];
        for (let row = 0, start = address + 4 * from; row < rows; row++, start += 4 * width) {
          module.activateRow(code, start, 4 * count);
        }
      }
      values.set(memory, at);
    },
  };
}

/** Memory for one array, which grows with the largest that was asked for. */
class Room {
  private address = 0;
  private length = 0;

  constructor(private readonly module: SimdModule) {}

  /** The address, in bytes, of room for so many floats. */
  of(length: number): number {
    if (length > this.length) {
      this.module.release(this.address);
      this.address = this.module.allocate(4 * length) >>> 0;
      this.length = length;
    }
    return this.address;
  }
}
