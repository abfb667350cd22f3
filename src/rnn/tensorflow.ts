/** The only door to TensorFlow.js: the full package, once, so that there is one engine. */
import * as tf from '@tensorflow/tfjs';

// Production mode spares the engine's own checks, and keeps its advertisement for another package off Node's terminal.
tf.enableProdMode();

export { tf };
export type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
export type { NamedAttrMap, Scalar, Tensor, Tensor1D, Tensor2D, Tensor3D, TensorInfo } from '@tensorflow/tfjs';
