/**
 * Cutting and joining of tensors without leaving WebAssembly's memory: a network's weights are cut out of one vector and
 * their gradients joined to one at every step, and the states of two directions stand side by side. Slices that do not lie
 * in one piece are left to the cpu backend's kernels.
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

/** Where an axis lies: `rows` stretches of memory, in each of which the axis' values, `inner` for each index, lie in one piece. */
function along(axis: number, shape: readonly number[]) {
  const [at] = tf.util.parseAxisParam(axis, [...shape]);
  return {
    at,
    rows: tf.util.sizeFromShape(shape.slice(0, at)),
    inner: tf.util.sizeFromShape(shape.slice(at + 1)),
  };
}

export const split: SimdAttempt<tf.SplitVAttrs> = ({ x }, { numOrSizeSplits, axis }, { memory }) => {
  if (!x || x.dtype !== 'float32' || sizeOf(x) === 0) return null;
  const { at, rows, inner } = along(axis, x.shape);
  const sizes = tf.backend_util.prepareSplitSize(x as tf.Tensor, numOrSizeSplits, at);
  if (sizes.includes(0)) return null;
  const outs = sizes.map((size) => memory.create(x.shape.map((side, k) => (k === at ? size : side))));
  let from = memory.addressOf(x) / 4;
  const floats = memory.floats();
  for (let row = 0; row < rows; row++) {
    outs.forEach(({ address }, k) => {
      const length = sizes[k] * inner;
      floats.copyWithin(address / 4 + row * length, from, from + length);
      from += length;
    });
  }
  return outs.map(({ info }) => info);
};

export const concat: SimdAttempt<tf.ConcatAttrs> = (inputs, { axis }, { memory }) => {
  const parts = Object.values(inputs) as TensorInfo[];
  if (parts.some((part) => part.dtype !== 'float32' || sizeOf(part) === 0)) return null;
  const { at, rows } = along(axis, parts[0].shape);
  const starts = parts.map((part) => memory.addressOf(part) / 4);
  const out = memory.create(
    tf.backend_util.computeOutShape(
      parts.map(({ shape }) => shape),
      at,
    ),
  );
  let to = out.address / 4;
  const floats = memory.floats();
  for (let row = 0; row < rows; row++) {
    parts.forEach((part, k) => {
      const length = sizeOf(part) / rows;
      const from = starts[k] + row * length;
      floats.copyWithin(to, from, from + length);
      to += length;
    });
  }
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
