/** Which backend computes: registers ours with TensorFlow.js and opens one. */
import type { BackendChoice } from '../experiment/schema';
import { registerSequenceGradients } from './kernels/gradients';
import { REFERENCE, registerReference } from './kernels/reference/register';
import { tf } from './tensorflow';

let registered = false;

/**
 * Opens the backend that `choice` leads to on this machine and returns its true name. There is one so far, so every
 * choice leads to it.
 */
export async function openBackend(_choice: BackendChoice): Promise<{ name: typeof REFERENCE }> {
  if (!registered) {
    registered = true;
    registerReference();
    registerSequenceGradients();
  }
  if (!(await tf.setBackend(REFERENCE))) throw new Error('The reference backend could not be opened');
  return { name: REFERENCE };
}
