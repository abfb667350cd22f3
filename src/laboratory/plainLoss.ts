/**
 * The losses of the engine on plain arrays, and the softmax: for networks that are operated on.
 *
 * Letters: N answers, K outputs.
 */
import type { ModelBatch, Io, LossSettings } from '../rnn';

/** Rows [N, K] as probabilities. */
export function softmax(outputs: Float32Array, K: number): Float32Array {
  const answers = outputs.slice();
  for (let row = 0; row < answers.length; row += K) {
    let largest = -Infinity;
    for (let k = row; k < row + K; k++) largest = Math.max(largest, answers[k]);
    let sum = 0;
    for (let k = row; k < row + K; k++) {
      answers[k] = Math.exp(answers[k] - largest);
      sum += answers[k];
    }
    for (let k = row; k < row + K; k++) answers[k] /= sum;
  }
  return answers;
}

/** Sums and slopes of one output's error, by loss; the definitions are those of the engine's losses. */
const EACH: Readonly<
  Record<Exclude<LossSettings['loss'], 'crossEntropy'>, (output: number, target: number, delta: number) => number>
> = {
  mse: (output, target) => (output - target) ** 2,
  mae: (output, target) => Math.abs(output - target),
  huber: (output, target, delta) => {
    const off = Math.abs(output - target);
    return off <= delta ? off ** 2 / 2 : delta * (off - delta / 2);
  },
  binaryCrossEntropy: (output, target) =>
    Math.max(output, 0) - output * target + Math.log1p(Math.exp(-Math.abs(output))),
};

/** The loss of one answer, outputs[at … at + K): the mean over its outputs, or the cross-entropy of its class. */
function lossOfAnswer(
  outputs: Float32Array,
  targets: Float32Array,
  at: number,
  K: number,
  { loss, huberDelta }: LossSettings,
): number {
  let sum = 0;
  if (loss !== 'crossEntropy') {
    for (let k = at; k < at + K; k++) sum += EACH[loss](outputs[k], targets[k], huberDelta);
    return sum / K;
  }
  let largest = -Infinity;
  for (let k = at; k < at + K; k++) largest = Math.max(largest, outputs[k]);
  let total = 0;
  for (let k = at; k < at + K; k++) total += Math.exp(outputs[k] - largest);
  for (let k = at; k < at + K; k++) sum -= targets[k] * (outputs[k] - largest - Math.log(total));
  return sum;
}

/**
 * The summed loss over the answers of a batch that count, and how many these are.
 * @param outputs [N, K] before any softmax; losses other than the cross-entropies compare the softmax where there is one
 */
export function summedLoss(
  outputs: Float32Array,
  batch: ModelBatch,
  { outputs: K, perStep, output }: Io,
  settings: LossSettings,
): { readonly sum: number; readonly count: number } {
  const onLogits = settings.loss === 'crossEntropy' || settings.loss === 'binaryCrossEntropy';
  const answers = output === 'softmax' && !onLogits ? softmax(outputs, K) : outputs;
  let sum = 0;
  let count = 0;
  for (let row = 0; row * K < answers.length; row++) {
    const counts = perStep ? (batch.mask?.[row] ?? 1) * (batch.targetMask?.[row] ?? 1) : 1;
    if (counts === 0) continue;
    sum += counts * lossOfAnswer(answers, batch.targets, row * K, K, settings);
    count += counts;
  }
  return { sum, count };
}
