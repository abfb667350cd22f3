/**
 * Random runs of the sequence ops, the same on every backend, and where two backends differ.
 *
 * Letters: B batch, T steps, I inputs, H units.
 */
import { openBackend } from '../../../src/rnn';
import { sequence } from '../../../src/rnn/ops/sequence';
import { tf } from '../../../src/rnn/tensorflow';
import type { Tensor } from '../../../src/rnn/tensorflow';
import type { BackendChoice } from '../../../src/experiment/schema';
import { stream } from '../../../src/experiment/random';
import { deviation } from '../../oracle/read';
import { GATES } from '../cells/plain';
import type { PlainProblem } from '../cells/plain';
import { kindOf, randomProblem } from '../cells/problems';
import type { Wanted } from '../cells/problems';

/** Outputs of an op, and the gradients of a randomly weighted sum of its states, by name. */
export type Numbers = Readonly<Record<string, Float32Array>>;

/** Slopes of the loss at h and c, [T, B, H] each. */
export function slopesOf({ sizes }: PlainProblem): { dh: Float64Array; dc: Float64Array } {
  const random = stream(7, 'slopes');
  const draw = () =>
    Float64Array.from({ length: sizes.steps * sizes.batch * sizes.units }, () => Math.fround(2 * random.uniform() - 1));
  return { dh: draw(), dc: draw() };
}

/** Runs a problem's op forwards and backwards on a backend; leaves no tensor over. */
export async function numbersOf(backend: BackendChoice, p: PlainProblem, initialState: boolean): Promise<Numbers> {
  await openBackend(backend);
  const numbers: Record<string, Float32Array> = {};
  tf.tidy(() => {
    const { steps: T, batch: B, inputs: I, units: H } = p.sizes;
    const width = GATES[p.cell] * H;
    const tensor = (values: Float64Array, shape: number[]) => tf.tensor(Float32Array.from(values), shape);
    const given: Record<string, Tensor> = {
      x: tensor(p.x, [T, B, I]),
      kernel: tensor(p.kernel, [I, width]),
      recurrentKernel: tensor(p.recurrentKernel, [H, width]),
      bias: tensor(p.bias, p.cell === 'gruAfter' ? [2, width] : [width]),
      ...(initialState && { h0: tensor(p.h0, [B, H]) }),
      ...(initialState && p.cell === 'lstm' && { c0: tensor(p.c0, [B, H]) }),
    };
    const { activation, gateActivation, reverse } = p;
    const options = {
      activation,
      gateActivation,
      reverse,
      resetAfter: p.cell !== 'gruBefore',
      mask: p.mask && tensor(p.mask, [T, B]),
      recurrentMask: p.recurrentMask && tensor(p.recurrentMask, [B, H]),
    };
    const { dh, dc } = slopesOf(p);
    const names = Object.keys(given);
    const loss = (...tensors: Tensor[]) => {
      const at = Object.fromEntries(names.map((name, k) => [name, tensors[k]]));
      const weights = { kernel: at['kernel'], recurrentKernel: at['recurrentKernel'], bias: at['bias'] };
      const initial = { h0: at['h0'], c0: at['c0'] };
      const outputs = sequence(kindOf(p.cell), at['x'], weights, { ...options, ...initial });
      for (const [name, output] of Object.entries<Tensor>({ ...outputs }))
        numbers[name] = output.dataSync<'float32'>().slice();
      const sum = tf.sum(tf.mul(outputs.h, tensor(dh, [T, B, H])));
      return outputs.c ? tf.add(sum, tf.sum(tf.mul(outputs.c, tensor(dc, [T, B, H])))) : sum;
    };
    tf.grads(loss)(Object.values(given)).forEach((gradient, k) => {
      numbers[`d${names[k]}`] = gradient.dataSync<'float32'>().slice();
    });
  });
  return numbers;
}

/** Names of the numbers that differ: outputs by more than 1e-5, gradients by more than 1e-4, relative. */
function differences(ours: Numbers, oracle: Numbers, isGradient: (name: string) => boolean): string[] {
  const names = new Set([...Object.keys(ours), ...Object.keys(oracle)]);
  return [...names].filter((name) => {
    const [floor, most] = isGradient(name) ? [1e-3, 1e-4] : [1, 1e-5];
    return !(deviation(ours[name], oracle[name], floor) < most);
  });
}

/**
 * What a backend computes otherwise than the reference.
 *
 * @param given takes the place of what is drawn
 */
export async function wrongOn(
  backend: BackendChoice,
  wanted: Wanted,
  given: Partial<PlainProblem> = {},
): Promise<string[]> {
  const p = { ...randomProblem(wanted), ...given };
  const initialState = wanted.initialState ?? false;
  const oracle = await numbersOf('reference', p, initialState);
  return differences(await numbersOf(backend, p, initialState), oracle, (name) => name.startsWith('d'));
}
