/** Counts the GPU programs that a piece of work runs on the webgl backend that is open. */
import { tf } from '../../../src/rnn/tensorflow';
import type { MathBackendWebGL } from '../../../src/rnn/tensorflow';

export function countDraws(work: () => void): number {
  const gl = (tf.backend() as MathBackendWebGL).gpgpu.gl;
  const { drawArrays, drawElements } = gl;
  let count = 0;
  gl.drawArrays = (...given) => {
    count++;
    drawArrays.apply(gl, given);
  };
  gl.drawElements = (...given) => {
    count++;
    drawElements.apply(gl, given);
  };
  work();
  Object.assign(gl, { drawArrays, drawElements });
  return count;
}
