/** The other side of the race: the same network from TensorFlow.js' own layers, on one of its own backends. */
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import type { StockBackend } from '../result.mjs';
import { serve } from './serve';
import { stockStep } from './stock';

tf.enableProdMode();
// Without the isolation headers, which a static host does not send, it takes the one with SIMD and a single thread.
const here = (path: string) => new URL(path, self.location.href).href;
setWasmPaths({
  'tfjs-backend-wasm.wasm': here(plain),
  'tfjs-backend-wasm-simd.wasm': here(simd),
  'tfjs-backend-wasm-threaded-simd.wasm': here(threaded),
});

serve<StockBackend>(async (setup) => {
  if (!(await tf.setBackend(setup.backend))) throw new Error(`stock ${setup.backend} cannot be opened here`);
  await tf.ready();
  return { backend: tf.getBackend(), routines: { step: stockStep(setup) } };
});
