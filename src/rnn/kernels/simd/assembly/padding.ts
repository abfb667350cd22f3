/**
 * Padding: every kernel works on units rounded up to a multiple of four, so that no loop has a rest to care for.
 *
 * A unit that is only padding has weights and biases of 0. It computes something finite, but nobody reads it: its row of
 * the recurrent kernel is 0, so it reaches no other unit, and its gradient is 0, so it reaches no weight.
 */
import { allocate, release } from './memory';

// @ts-ignore: decorator
@inline
export function roundUp4(count: usize): usize {
  return (count + 3) & ~3;
}

/** Memory for `count` floats, not cleared. */
// @ts-ignore: decorator
@inline
export function floats(count: usize): usize {
  return allocate(count << 2);
}

/** Memory for `count` zeros. */
export function zeros(count: usize): usize {
  const address = floats(count);
  memory.fill(address, 0, count << 2);
  return address;
}

/** Copies rows of `from` floats into rows of `to`; cuts what is too long and fills up with zeros. */
export function copyRows(out: usize, a: usize, rows: usize, from: usize, to: usize): void {
  const kept = min(from, to) << 2;
  for (let row: usize = 0; row < rows; row++) {
    memory.copy(out, a, kept);
    if (to > from) memory.fill(out + kept, 0, (to - from) << 2);
    out += to << 2;
    a += from << 2;
  }
}

/** An input of `rows` rows of H floats as rows of `units`: itself where that is the same, else a copy. 0 stays 0. */
export function padded(a: usize, rows: usize, H: usize, units: usize): usize {
  if (a == 0 || H == units) return a;
  const copy = floats(rows * units);
  copyRows(copy, a, rows, H, units);
  return copy;
}

/** Frees what `padded` made of `a`. */
export function unpadded(copy: usize, a: usize): void {
  if (copy != a) release(copy);
}

/** Where to write an output of `rows` rows of H floats as rows of `units`. */
export function roomFor(out: usize, rows: usize, H: usize, units: usize): usize {
  return H == units ? out : floats(rows * units);
}

/** Brings what was written into `room` to its place without the padding, and frees the room. */
export function deliver(out: usize, room: usize, rows: usize, H: usize, units: usize): void {
  if (room == out) return;
  copyRows(out, room, rows, units, H);
  release(room);
}

/** Hands over rows of `units` that the caller needs no more, without the padding, to `out` where that is wanted (not 0). */
export function give(out: usize, a: usize, rows: usize, H: usize, units: usize): void {
  if (out != 0) copyRows(out, a, rows, units, H);
  release(a);
}
