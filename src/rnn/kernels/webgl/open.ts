/** Opens TensorFlow.js' webgl backend so that it is fit for training, and tells what becomes of its context. */
import { tf } from '../../tensorflow';
import type { MathBackendWebGL } from '../../tensorflow';
import { contextOf } from './gpu';
import { registerWebgl, WEBGL } from './register';

/** What the kernels ask for: six outputs a draw, and float textures to draw to and to read from. */
const OUTPUTS = 6;

let registered = false;
const listeners = new Set<() => void>();
const watched = new WeakSet<WebGL2RenderingContext>();

/**
 * Opens the backend: WebGL 2, in a worker on an OffscreenCanvas, in software where there is no GPU.
 *
 * @returns null, or what this machine lacks, in words for a developer
 */
export async function openWebgl(): Promise<string | null> {
  const environment = tf.env();
  // A software renderer is slow, but it is for the caller to judge (see isSoftwareRenderer).
  environment.set('SOFTWARE_WEBGL_ENABLED', true);
  if (!(await opened())) return 'WebGL could not be started';
  if (environment.getNumber('WEBGL_VERSION') !== 2) return 'WebGL 2 is missing';
  if (!environment.getBool('WEBGL_RENDER_FLOAT32_ENABLED')) return 'WebGL cannot draw 32-bit floats';
  const backend = tf.backend() as MathBackendWebGL;
  const gl = contextOf(backend);
  if ((gl.getParameter(gl.MAX_DRAW_BUFFERS) as number) < OUTPUTS) return `WebGL cannot draw ${OUTPUTS} outputs at once`;
  // With 32-bit textures the backend still reports 16 bits (TensorFlow.js issue 6980), and with them a coarse epsilon.
  (backend as unknown as { floatPrecisionValue: 16 | 32 }).floatPrecisionValue = 32;
  watch(gl);
  if (!registered) {
    registered = true;
    registerWebgl();
  }
  return null;
}

async function opened(): Promise<boolean> {
  forgetLost();
  try {
    return await tf.setBackend(WEBGL);
  } catch {
    return false;
  }
}

/** A backend whose context is lost does not come back; a new one in its place may. */
function forgetLost(): void {
  const known = tf.engine().registry[WEBGL] as MathBackendWebGL | undefined;
  if (!known || !contextOf(known).isContextLost()) return;
  const factory = tf.findBackendFactory(WEBGL);
  tf.removeBackend(WEBGL);
  tf.registerBackend(WEBGL, factory);
}

/**
 * Calls the listener when the GPU context that the webgl backend draws in is lost: its tensors are gone, whatever is
 * read from them is meaningless, and training can go on from a snapshot on another backend.
 *
 * @returns a function that takes the listener away
 */
export function onContextLost(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the backend that is open now draws in a context that is lost. */
export function isContextLost(): boolean {
  return tf.getBackend() === WEBGL && contextOf(tf.backend() as MathBackendWebGL).isContextLost();
}

function watch(gl: WebGL2RenderingContext): void {
  if (watched.has(gl)) return;
  watched.add(gl);
  gl.canvas.addEventListener('webglcontextlost', () => {
    for (const listener of [...listeners]) listener();
  });
}
