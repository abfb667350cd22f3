/**
 * The slope of one prediction with respect to every input of its sequence.
 *
 * Letters: T steps, I inputs, K outputs.
 */
import type { Batch } from '../data/types';
import { softmax } from './plainLoss';
import { inputSlopes, type Body, type Operated, type Plan } from './surgery';

/**
 * ∂answer/∂input [T, I] of a batch of one sequence, in the network's scale on both sides; of a class the slope of its
 * probability. Interventions are part of the network: a quantity that is held passes no gradient on.
 * @param operated what `operate` gave for the same body, batch and plan
 * @param output which of the K outputs
 * @param step whose answer, where every step is answered; else of no meaning
 */
export function sensitivity(
  body: Body,
  batch: Pick<Batch, 'size' | 'steps' | 'inputs' | 'mask'>,
  plan: Plan,
  operated: Operated,
  output: number,
  step: number,
): Float32Array {
  const { outputs: K, perStep, output: kind } = body.io;
  if (batch.size !== 1) throw new Error(`batch: it has ${batch.size} sequences; give one`);
  if (!(output >= 0 && output < K)) throw new Error(`output: ${output} is none of the ${K} outputs`);
  if (perStep && !(step >= 0 && step < batch.steps))
    throw new Error(`step: ${step} is none of the ${batch.steps} steps`);
  const slope = new Float32Array(operated.outputs.length);
  const row = (perStep ? step : 0) * K;
  if (kind === 'linear') slope[row + output] = 1;
  else {
    const answers = softmax(operated.outputs.subarray(row, row + K), K);
    for (let k = 0; k < K; k++) slope[row + k] = answers[output] * ((k === output ? 1 : 0) - answers[k]);
  }
  return inputSlopes(body, batch, plan, operated, slope);
}
