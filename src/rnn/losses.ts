/**
 * Losses: for each, its value and its slope at every output, written out, because TensorFlow.js' own slope of |x| at 0
 * is not 0 and because two formulas are easier to check than a tape.
 *
 * Letters: N answers (sequences, or steps of sequences), K outputs.
 */
import type { TrainingSpec } from '../experiment/schema';
import { tf } from './tensorflow';
import type { Scalar, Tensor } from './tensorflow';

export type LossName = Exclude<TrainingSpec['loss'], 'auto'>;

export interface LossSettings {
  readonly loss: LossName;
  /** Where Huber's loss goes from square to straight. */
  readonly huberDelta: number;
}

interface ValueAndSlope {
  /** [N, K], to be summed over K. */
  readonly value: Tensor;
  /** [N, K], of that sum. */
  readonly slope: Tensor;
}

const LOSSES: Readonly<Record<LossName, (outputs: Tensor, targets: Tensor, settings: LossSettings) => ValueAndSlope>> =
  {
    mse: (outputs, targets) => {
      const off = tf.sub(outputs, targets);
      // Sums and products of one tensor with itself cost a GPU fewer draws than squares and factors.
      return mean({ value: tf.mul(off, off), slope: tf.add(off, off) });
    },
    mae: (outputs, targets) => {
      const off = tf.sub(outputs, targets);
      return mean({ value: tf.abs(off), slope: tf.sign(off) });
    },
    /** Huber (1964), as PyTorch scales it: e²/2 up to δ, then δ(|e| − δ/2). */
    huber: (outputs, targets, { huberDelta }) => {
      const off = tf.sub(outputs, targets);
      const slope = tf.clipByValue(off, -huberDelta, huberDelta);
      return mean({ value: tf.mul(slope, tf.sub(off, tf.mul(slope, 0.5))), slope });
    },
    /** Outputs are logits, targets probabilities (one-hot). */
    crossEntropy: (outputs, targets) => {
      const logs = tf.logSoftmax(outputs as tf.Tensor2D);
      const total = tf.sum(targets, -1, true);
      return { value: tf.neg(tf.mul(targets, logs)), slope: tf.sub(tf.mul(tf.exp(logs), total), targets) };
    },
    /** Outputs are logits, targets yes (1) or no (0). max(x, 0) − x·y + log(1 + e^−|x|) does not overflow. */
    binaryCrossEntropy: (outputs, targets) => {
      const value = tf.add(
        tf.sub(tf.relu(outputs), tf.mul(outputs, targets)),
        tf.log1p(tf.exp(tf.neg(tf.abs(outputs)))),
      );
      return mean({ value, slope: tf.sub(tf.sigmoid(outputs), targets) });
    },
  };

/** Turns sums over K into means over K. */
function mean({ value, slope }: ValueAndSlope): ValueAndSlope {
  const outputs = value.shape[1]!;
  return outputs === 1 ? { value, slope } : { value: tf.div(value, outputs), slope: tf.div(slope, outputs) };
}

/**
 * The loss as reported, without penalties, and its slope at the network's outputs.
 *
 * @param outputs [N, K] before any softmax, which the two cross-entropies contain
 * @param softmax whether the network answers with the softmax of its outputs, so that other losses compare that
 * @param targets [N, K]
 * @param shares [N, 1], how much each answer counts; they add up to 1
 */
export function reportedLoss(
  outputs: Tensor,
  softmax: boolean,
  targets: Tensor,
  shares: Tensor,
  settings: LossSettings,
): { loss: Scalar; slope: Tensor } {
  const onLogits = settings.loss === 'crossEntropy' || settings.loss === 'binaryCrossEntropy';
  const answers = softmax && !onLogits ? tf.softmax(outputs) : outputs;
  const { value, slope } = LOSSES[settings.loss](answers, targets, settings);
  const counted = tf.mul(slope, shares);
  return {
    loss: tf.sum(tf.mul(value, shares)),
    slope: answers === outputs ? counted : throughSoftmax(answers, counted),
  };
}

/** From the slope at y = softmax(x) to the slope at x: y ⊙ (slope − Σ slope ⊙ y), the sum over the row. */
function throughSoftmax(answers: Tensor, slope: Tensor): Tensor {
  return tf.mul(answers, tf.sub(slope, tf.sum(tf.mul(slope, answers), -1, true)));
}
