/** The projection of orthogonal initial weights in WebAssembly, with a memory of its own that goes when it is let go. */
import { LANES, plainProjection, type OpenProjection } from '../../../cells';
import { simdVariant } from './features';
import { loadModule, type SimdModule } from './module';

/** The fastest that this machine has. Throws when it has WebAssembly SIMD and the module cannot be loaded. */
export async function fastestProjection(): Promise<OpenProjection> {
  const variant = simdVariant();
  if (variant === null) return plainProjection;
  return simdProjection(await loadModule(variant));
}

/** One projection at a time: the next takes the memory of the one before. */
export function simdProjection(module: SimdModule): OpenProjection {
  let room: readonly number[] = [];
  return (vectors, length) => {
    const size = length * LANES;
    room.forEach(module.release);
    room = [8 * vectors * size, 8 * size].map((bytes) => module.allocate(bytes) >>> 0);
    const [basisAt, nextAt] = room;
    const { buffer } = module.memory;
    return {
      basis: new Float64Array(buffer, basisAt, vectors * size),
      next: new Float64Array(buffer, nextAt, size),
      project: (count) => {
        module.project(count, 8 * size, nextAt, basisAt);
      },
    };
  };
}
