/**
 * One optimiser step, four parameters at a time; kernels/reference/optimiserUpdate.ts has the same formulas in plain
 * words.
 *
 * Arrays have `count` floats. The last vector may reach past the end, where every block has room.
 */
import { multiplyAdd } from './arithmetic';
import { release } from './memory';
import { floats, roundUp4 } from './padding';

/** The numbers that stand for optimisers and clipping rules; ../codes.ts has the same. */
const ADAM: i32 = 0;
const RMSPROP: i32 = 1;
const CLIP_VALUE: i32 = 1;
const CLIP_NORM: i32 = 2;

/**
 * Writes the next parameters, first and second moment.
 *
 * @param rate of learning; Adam's divided by 1 − β₁ᵗ
 * @param decay1, share1 β₁ and 1 − β₁ (Adam), momentum and 1 (SGD)
 * @param decay2, share2 β₂ and 1 − β₂ (Adam), ρ and 1 − ρ (RMSprop)
 * @param rootScale 1 / √(1 − β₂ᵗ) (Adam), 1 (RMSprop)
 * @returns the norm of the gradient with its penalties, before clipping
 */
export function optimiserUpdate(
  optimiser: i32,
  count: usize,
  parameters: usize,
  gradient: usize,
  penalised: usize,
  first: usize,
  second: usize,
  l1: f32,
  l2: f32,
  clipRule: i32,
  clipLimit: f64,
  rate: f32,
  decay1: f32,
  share1: f32,
  decay2: f32,
  share2: f32,
  rootScale: f32,
  epsilon: f32,
  nextParameters: usize,
  nextFirst: usize,
  nextSecond: usize,
): f64 {
  const bytes = roundUp4(count) << 2;
  const slopes = floats(roundUp4(count));
  penalisedGradient(slopes, bytes, gradient, penalised, parameters, l1, l2);
  for (let at = count << 2; at < bytes; at += 4) store<f32>(slopes + at, 0);
  const norm = normOf(slopes, bytes);

  // Written so that a norm that is NaN makes everything NaN.
  const ratio = clipLimit / (norm + 1e-6);
  const scale = f32x4.splat(clipRule == CLIP_NORM && !(ratio >= 1) ? <f32>ratio : 1);
  const limit = f32x4.splat(clipRule == CLIP_VALUE ? <f32>clipLimit : Infinity);
  const lowest = f32x4.neg(limit);
  const down = f32x4.splat(-rate);
  for (let at: usize = 0; at < bytes; at += 16) {
    let slope = f32x4.mul(v128.load(slopes + at), scale);
    slope = f32x4.pmax(f32x4.pmin(slope, limit), lowest);
    let step = slope;
    let mean = v128.load(first + at);
    let square = v128.load(second + at);
    if (optimiser != RMSPROP) {
      mean = multiplyAdd(f32x4.splat(decay1), mean, f32x4.mul(f32x4.splat(share1), slope));
      step = mean;
    }
    if (optimiser == ADAM || optimiser == RMSPROP) {
      square = multiplyAdd(f32x4.splat(decay2), square, f32x4.mul(f32x4.splat(share2), f32x4.mul(slope, slope)));
      const root = multiplyAdd(f32x4.sqrt(square), f32x4.splat(rootScale), f32x4.splat(epsilon));
      step = f32x4.div(step, root);
    }
    v128.store(nextFirst + at, mean);
    v128.store(nextSecond + at, square);
    v128.store(nextParameters + at, multiplyAdd(down, step, v128.load(parameters + at)));
  }
  release(slopes);
  return norm;
}

/** out = gradient + penalised ⊙ (l1 · sign w + 2 · l2 · w), over `bytes` bytes. */
function penalisedGradient(
  out: usize,
  bytes: usize,
  gradient: usize,
  penalised: usize,
  parameters: usize,
  l1: f32,
  l2: f32,
): void {
  if (l1 == 0 && l2 == 0) {
    memory.copy(out, gradient, bytes);
    return;
  }
  const zero = f32x4.splat(0);
  const up = f32x4.splat(l1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const w = v128.load(parameters + at);
    const sign = f32x4.sub(v128.and(f32x4.gt(w, zero), up), v128.and(f32x4.lt(w, zero), up));
    const penalty = multiplyAdd(f32x4.splat(2 * l2), w, sign);
    v128.store(out + at, multiplyAdd(v128.load(penalised + at), penalty, v128.load(gradient + at)));
  }
}

/** √Σ a², summed in double precision. */
function normOf(a: usize, bytes: usize): f64 {
  let sum = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += 8) {
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(a + at));
    sum = f64x2.add(sum, f64x2.mul(pair, pair));
  }
  return sqrt(f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
}
