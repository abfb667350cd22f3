/** A network's arrays as text: 32-bit floats, little endian, as base64, so that they come back bit for bit. */
import { fromByteArray, toByteArray } from 'base64-js';
import { bad, good, problem, type Result } from './problem';

const BYTES = 4;

export function floatsText(values: Float32Array): string {
  const bytes = new Uint8Array(values.length * BYTES);
  const view = new DataView(bytes.buffer);
  values.forEach((value, k) => view.setFloat32(k * BYTES, value, true));
  return fromByteArray(bytes);
}

/**
 * The array that `floatsText` wrote; problems `notBase64`, and `weightsUneven` {shape, expected, found} where it has not
 * as many values as its shape asks for. @param path of the array, for the problem
 */
export function floatsOf(text: string, shape: readonly number[], path: string): Result<Float32Array> {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return bad(problem(path, 'notBase64'));
  const bytes = toByteArray(text);
  const expected = shape.reduce((size, length) => size * length, 1);
  const found = bytes.length / BYTES;
  if (found !== expected) return bad(problem(path, 'weightsUneven', { shape: shape.join(' × '), expected, found }));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return good(Float32Array.from({ length: found }, (_, k) => view.getFloat32(k * BYTES, true)));
}
