/**
 * Cutting and joining of tensors whose parts lie in one piece, without leaving WebAssembly's memory: a network's weights
 * are cut out of one vector and their gradients joined to one at every step. What does not lie in one piece is left to the
 * cpu backend's kernels.
 */
import { tf } from '../../tensorflow';
import type { TensorInfo } from '../../tensorflow';
import type { SimdAttempt, SimdHost } from './host';

const sizeOf = ({ shape }: TensorInfo): number => tf.util.sizeFromShape(shape);

/** A new tensor with a range of the values of another. */
function cut({ memory }: SimdHost, x: TensorInfo, from: number, shape: readonly number[]): TensorInfo {
  const start = memory.addressOf(x) / 4 + from;
  const out = memory.create(shape);
  memory.floats().copyWithin(out.address / 4, start, start + tf.util.sizeFromShape([...shape]));
  return out.info;
}

export const slice: SimdAttempt<tf.SliceAttrs> = ({ x }, { begin, size }, host) => {
  if (!x || !host.memory.holds(x)) return null;
  const [from, sides] = tf.slice_util.parseSliceParams(x as tf.Tensor, begin, size);
  if (!tf.slice_util.isSliceContinous(x.shape, from, sides) || sides.includes(0)) return null;
  return cut(host, x, tf.slice_util.computeFlatOffset(from, tf.util.computeStrides(x.shape)), sides);
};

export const split: SimdAttempt<tf.SplitVAttrs> = ({ x }, { numOrSizeSplits, axis }, host) => {
  if (!x || x.shape.length !== 1 || axis !== 0 || !host.memory.holds(x)) return null;
  const sizes = tf.backend_util.prepareSplitSize(x as tf.Tensor, numOrSizeSplits, axis);
  if (sizes.includes(0)) return null;
  let from = 0;
  return sizes.map((size) => {
    const part = cut(host, x, from, [size]);
    from += size;
    return part;
  });
};

export const concat: SimdAttempt<tf.ConcatAttrs> = (inputs, { axis }, { memory }) => {
  const parts = Object.values(inputs) as TensorInfo[];
  if (axis !== 0 || parts.some((part) => part.dtype !== 'float32' || sizeOf(part) === 0)) return null;
  const starts = parts.map((part) => memory.addressOf(part) / 4);
  const out = memory.create(
    tf.backend_util.computeOutShape(
      parts.map(({ shape }) => shape),
      0,
    ),
  );
  let to = out.address / 4;
  parts.forEach((part, k) => {
    memory.floats().copyWithin(to, starts[k], starts[k] + sizeOf(part));
    to += sizeOf(part);
  });
  return out.info;
};

/** Zeros before the first side and after it. */
export const pad: SimdAttempt<tf.PadV2Attrs> = ({ x }, { paddings, constantValue }, { memory }) => {
  if (!x || x.dtype !== 'float32' || constantValue !== 0 || x.shape.length === 0 || sizeOf(x) === 0) return null;
  const [[before, after], ...others] = paddings;
  if (others.some(([left, right]) => left + right > 0)) return null;
  const start = memory.addressOf(x) / 4;
  const [rows, ...sides] = x.shape;
  const out = memory.create([before + rows + after, ...sides]);
  const floats = memory.floats();
  const [from, to] = [out.address / 4, out.address / 4 + before * tf.util.sizeFromShape(sides)];
  floats.fill(0, from, to);
  floats.copyWithin(to, start, start + sizeOf(x));
  floats.fill(0, to + sizeOf(x), to + sizeOf(x) + after * tf.util.sizeFromShape(sides));
  return out.info;
};
