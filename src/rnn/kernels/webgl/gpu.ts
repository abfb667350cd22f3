/** What our kernels use of TensorFlow.js' webgl backend: textures that it allocates and recycles, and its GL context. */
import { tf } from '../../tensorflow';
import type { MathBackendWebGL, TensorInfo } from '../../tensorflow';

/** A texture of four floats a texel, for use between our own draws; TensorFlow.js only keeps it for us. */
export interface Scratch {
  readonly info: TensorInfo;
  readonly texture: WebGLTexture;
  /** Texels. */
  readonly width: number;
  /** Texels. */
  readonly height: number;
}

/** How a tensor that other ops read or wrote lies in its texture. */
export interface Visible {
  readonly texture: WebGLTexture;
  /** True: a texel holds two rows of two columns; false: one value, in the red channel. */
  readonly packed: boolean;
  /** Texels a row of the texture. */
  readonly width: number;
  /** Rows of texels. */
  readonly height: number;
  /** Where a tensor that is a part of another begins, in values. */
  readonly offset: number;
}

/** The context that TensorFlow.js draws in. Its webgl backend must be one of version 2. */
export const contextOf = (backend: MathBackendWebGL) => backend.gpgpu.gl as WebGL2RenderingContext;

/** The same, before a kernel runs. Throws when the context is lost: every number from it would be 0 without a word. */
export function liveContext(backend: MathBackendWebGL): WebGL2RenderingContext {
  const gl = contextOf(backend);
  if (gl.isContextLost()) throw new Error('webgl: the GPU context is lost; go on from a snapshot on another backend');
  return gl;
}

/** Longest side of a texture; the flag rather than the context, so that a test can make it small. */
export const longestSide = (): number => tf.env().getNumber('WEBGL_MAX_TEXTURE_SIZE');

/** Throws when a side is longer than textures can be. */
export function makeScratch(backend: MathBackendWebGL, width: number, height: number): Scratch {
  const limit = longestSide();
  if (width > limit || height > limit) {
    throw new Error(
      `webgl: this layer needs a texture of ${width} × ${height}; the limit here is ${limit} a side. ` +
        'Choose fewer units, inputs or sequences a batch, or the backend "simd"',
    );
  }
  const info = backend.makeTensorInfo([2 * height, 2 * width], 'float32');
  const data = backend.texData.get(info.dataId);
  data.isPacked = true;
  data.texShape = [2 * height, 2 * width];
  backend.uploadToGPU(info.dataId);
  return { info, texture: data.texture!.texture, width, height };
}

/** A new tensor for other ops to read, its texture still to be drawn. */
export function makeVisible(backend: MathBackendWebGL, shape: readonly number[], packed: boolean) {
  const info = backend.makeTensorInfo([...shape], 'float32');
  backend.texData.get(info.dataId).isPacked = packed;
  backend.uploadToGPU(info.dataId);
  return { info, visible: layoutIn(backend, info) };
}

/** The tensor that stands for a gradient with no place to go. */
export const makeEmpty = (backend: MathBackendWebGL): TensorInfo =>
  backend.makeTensorInfo([0], 'float32', new Float32Array(0));

/** Whether an optional input is given (see kernels/names.ts). */
export const isGiven = (info: TensorInfo): boolean => !info.shape.includes(0);

/**
 * Whether a tensor is known to be zero throughout without asking the GPU: TensorFlow.js makes such slopes on the host
 * for outputs that the loss does not read.
 */
export function isHostZero(backend: MathBackendWebGL, info: TensorInfo): boolean {
  const { texture, values } = backend.texData.get(info.dataId);
  return !texture && values instanceof Float32Array && values.every((value) => value === 0);
}

/**
 * The texture of an input, uploaded if need be.
 *
 * @param flat asks for one value a texel
 * @returns with `temporary` when a copy had to be made, to be disposed of after use
 */
export function visibleIn(
  backend: MathBackendWebGL,
  info: TensorInfo,
  flat: boolean,
): { visible: Visible; temporary: TensorInfo | null } {
  backend.uploadToGPU(info.dataId);
  const data = backend.texData.get(info.dataId);
  if (!data.isPacked || (!flat && packsAlike(data.shape, info.shape))) {
    return { visible: layoutIn(backend, info), temporary: null };
  }
  const temporary = backend.unpackTensor(info);
  return { visible: layoutIn(backend, temporary), temporary };
}

function layoutIn(backend: MathBackendWebGL, info: TensorInfo): Visible {
  const data = backend.texData.get(info.dataId);
  const packed = data.isPacked === true;
  const [rows, columns] = data.texShape!;
  return {
    texture: data.texture!.texture,
    packed,
    width: packed ? Math.ceil(columns / 2) : columns,
    height: packed ? Math.ceil(rows / 2) : rows,
    offset: data.slice?.flatOffset ?? 0,
  };
}

/** A reshaped tensor keeps its texture: whether pairs of rows and columns are the same pairs under both shapes. */
function packsAlike(a: readonly number[], b: readonly number[]): boolean {
  if (a.length < 2 || b.length < 2 || a.at(-1) !== b.at(-1)) return false;
  const [rowsA, rowsB] = [a.at(-2)!, b.at(-2)!];
  return rowsA === rowsB || (rowsA % 2 === 0 && rowsB % 2 === 0);
}
