/**
 * One contender's network with its optimiser: trains a batch at a time, answers, shows its gates, and remembers.
 *
 * Letters: B batch, T steps, I inputs, H units, K outputs, P parameters, N answers (B, or T·B where every step is
 * answered).
 */
import { directionsOf } from '../experiment/directions';
import type { Direction } from '../experiment/directions';
import type { ContenderSpec, TrainingSpec } from '../experiment/schema';
import { answerShares, checkBatch, ownShares } from './batch';
import type { ModelBatch } from './batch';
import { dropoutMask } from './dropout';
import { flatFrom, layoutOf, passPrefix, weightsFrom } from './layout';
import type { Io, Place, Weights } from './layout';
import { reportedLoss } from './losses';
import type { LossSettings } from './losses';
import { NO_DROPOUT, networkGradients, runNetwork, slopesFromAbove } from './network';
import type { DropoutMasks, NetworkInputs } from './network';
import { optimiserUpdate } from './ops/optimiser';
import { tf } from './tensorflow';
import type { Scalar, Tensor, Tensor1D } from './tensorflow';
import { layerTrace } from './trace';
import type { LayerTrace } from './trace';

/** What one training step needs besides the batch; anything in it may change between two steps. */
export interface StepSettings
  extends
    LossSettings,
    Pick<
      TrainingSpec,
      'optimiser' | 'learningRate' | 'momentum' | 'beta1' | 'beta2' | 'rho' | 'epsilon' | 'clipping' | 'l1' | 'l2'
    >,
    Pick<ContenderSpec, 'dropout' | 'recurrentDropout'> {}

/** Everything that the next training step depends on, besides its batch and settings. */
export interface ModelSnapshot {
  /** [P] each. */
  readonly parameters: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** Optimiser steps done. */
  readonly step: number;
}

export class Model {
  private readonly layout: readonly Place[];
  private readonly penalised: Tensor1D;
  private parameters: Tensor1D;
  private first: Tensor1D;
  private second: Tensor1D;
  private step = 0;

  /**
   * Lives on the backend that is open now. Throws when the weights do not fit the contender.
   *
   * @param seed for dropout
   */
  constructor(
    private readonly contender: ContenderSpec,
    private readonly io: Io,
    weights: Weights,
    private readonly seed: number,
  ) {
    this.layout = layoutOf(contender, io);
    const flat = flatFrom(this.layout, weights);
    const penalised = new Float32Array(flat.length);
    for (const { penalised: yes, from, size } of this.layout) if (yes) penalised.fill(1, from, from + size);
    this.penalised = kept(penalised);
    this.parameters = kept(flat);
    this.first = kept(new Float32Array(flat.length));
    this.second = kept(new Float32Array(flat.length));
  }

  /**
   * One optimiser step on one batch.
   *
   * @returns the batch's loss before the step, without penalties, and the norm of the gradient (with penalties) before
   *   clipping; both are read back at once, so that a number that is none is seen at the step that made it
   */
  trainStep(batch: ModelBatch, settings: StepSettings): { loss: number; gradientNorm: number } {
    checkBatch(batch, this.io);
    const { clipping, ...rest } = settings;
    const step = this.step + 1;
    const result = tf.tidy(() => {
      const { loss, gradient } = this.differentiate(batch, settings, this.dropoutMasks(batch, settings, step));
      const attrs = { ...rest, step, clipRule: clipping.rule, clipLimit: clipping.limit };
      const { norm, ...next } = optimiserUpdate(
        { parameters: this.parameters, first: this.first, second: this.second },
        gradient,
        this.penalised,
        attrs,
      );
      this.replace(next);
      // Read together, because every read stops a GPU.
      const [value, gradientNorm] = tf.stack([loss, norm]).dataSync<'float32'>();
      return { loss: value, gradientNorm };
    });
    this.step = step;
    return result;
  }

  /** The loss of a batch as reported: without penalties and dropout. */
  loss(batch: ModelBatch, settings: LossSettings): number {
    checkBatch(batch, this.io);
    return tf.tidy(() => {
      const { outputs } = runNetwork(this.contender, this.io, this.inputsOf(batch, NO_DROPOUT));
      return this.lossOf(outputs, batch, settings).loss.dataSync()[0];
    });
  }

  /** The reported loss of a batch and its gradient for every weight, without penalties, clipping and dropout. */
  gradients(batch: ModelBatch, settings: LossSettings): { loss: number; gradients: Weights } {
    checkBatch(batch, this.io);
    return reading(() => {
      const { loss, gradient } = this.differentiate(batch, settings, NO_DROPOUT);
      return { loss: loss.dataSync()[0], gradients: weightsFrom(this.layout, gradient.dataSync<'float32'>()) };
    });
  }

  /** Answers [B, K], or [T, B, K] where every step is answered; probabilities where the output is a softmax. */
  predict(batch: Omit<ModelBatch, 'targets' | 'targetMask'>): Float32Array {
    checkBatch(batch, this.io);
    return reading(() => {
      const { outputs } = runNetwork(this.contender, this.io, this.inputsOf(batch, NO_DROPOUT));
      const answers = this.io.output === 'softmax' ? tf.softmax(outputs) : outputs;
      return answers.dataSync<'float32'>().slice();
    });
  }

  /** The directions in which its layers read, forward first. */
  get directions(): readonly Direction[] {
    return directionsOf(this.contender);
  }

  /**
   * Every gate and state of every layer by name, [T, B, H] each, from the kernels that train. What the backward direction
   * computed at step t stands at index t, too. Throws when the layers do not read in that direction.
   */
  trace(batch: Omit<ModelBatch, 'targets' | 'targetMask'>, direction: Direction = 'forward'): LayerTrace[] {
    checkBatch(batch, this.io);
    const pass = this.directions.indexOf(direction);
    if (pass < 0) throw new Error(`direction: ${direction}; this network reads ${this.directions.join(' and ')} only`);
    return reading(() => {
      const { layers } = runNetwork(this.contender, this.io, this.inputsOf(batch, NO_DROPOUT));
      return layers.map((passes) => layerTrace(this.contender.cell, this.contender.units, passes[pass]));
    });
  }

  /**
   * One direction of one layer while sequences are trained on: its gates and states as `trace` has them, and what of the
   * loss's slope reaches each h_t from above, [T, B, H]. The loss is that of each sequence by itself, as reported. Throws
   * when there is no such layer or direction.
   */
  slopes(
    batch: ModelBatch,
    settings: LossSettings,
    layer: number,
    direction: Direction,
  ): { trace: LayerTrace; slopes: Float32Array } {
    checkBatch(batch, this.io);
    const pass = this.directions.indexOf(direction);
    if (pass < 0 || !(layer >= 0 && layer < this.contender.layers)) {
      throw new Error(`layer: ${layer}, ${direction}; this network has no such layer or direction`);
    }
    return tf.tidy(() => {
      const given = this.inputsOf(batch, NO_DROPOUT);
      const run = runNetwork(this.contender, this.io, given);
      const { slope } = this.lossOf(run.outputs, batch, settings, ownShares(batch, this.io));
      const found = slopesFromAbove(this.contender, this.io, given, run, slope, layer)[pass];
      return {
        trace: layerTrace(this.contender.cell, this.contender.units, run.layers[layer][pass]),
        slopes: found.dataSync<'float32'>().slice(),
      };
    });
  }

  /** What its cells compute. */
  get variant(): Pick<ContenderSpec, 'cell' | 'activation' | 'gateActivation' | 'resetAfter'> {
    const { cell, activation, gateActivation, resetAfter } = this.contender;
    return { cell, activation, gateActivation, resetAfter };
  }

  /** The weights as they are, copied. */
  weights(): Weights {
    return weightsFrom(this.layout, this.parameters.dataSync<'float32'>());
  }

  /** The weights of one direction of one layer, copied. Throws when the network has no such layer or direction. */
  layerWeights(layer: number, direction: Direction): Record<'kernel' | 'recurrentKernel' | 'bias', Float32Array> {
    const prefix = passPrefix(layer, direction);
    const read = (name: string): Float32Array => {
      const place = this.layout.find((candidate) => candidate.name === `${prefix}${name}`);
      if (!place) throw new Error(`layer: ${layer} has no ${direction} ${name} in this network`);
      return reading(() => tf.slice(this.parameters, [place.from], [place.size]).dataSync<'float32'>().slice());
    };
    return { kernel: read('kernel'), recurrentKernel: read('recurrentKernel'), bias: read('bias') };
  }

  /** Takes over weights and starts the optimiser afresh. Throws when they do not fit. */
  load(weights: Weights): void {
    const parameters = flatFrom(this.layout, weights);
    const { length } = parameters;
    this.restore({ parameters, first: new Float32Array(length), second: new Float32Array(length), step: 0 });
  }

  /** A copy of everything that training changes. */
  snapshot(): ModelSnapshot {
    const copy = (tensor: Tensor1D) => tensor.dataSync<'float32'>().slice();
    return {
      parameters: copy(this.parameters),
      first: copy(this.first),
      second: copy(this.second),
      step: this.step,
    };
  }

  /** Goes back to a snapshot of this model, optimiser state included. The snapshot stays good for another time. */
  restore({ parameters, first, second, step }: ModelSnapshot): void {
    this.replace({
      parameters: kept(parameters.slice()),
      first: kept(first.slice()),
      second: kept(second.slice()),
    });
    this.step = step;
  }

  /** Takes over weights alone, [P] as a snapshot has them, and copies them: for a network that only answers. */
  recall(parameters: Float32Array): void {
    if (parameters.length !== this.parameters.size)
      throw new Error(`parameters: ${parameters.length} numbers; this network has ${this.parameters.size}`);
    tf.dispose(this.parameters);
    this.parameters = kept(parameters.slice());
  }

  /** Frees all tensors; the model cannot be used afterwards. */
  dispose(): void {
    tf.dispose([this.parameters, this.first, this.second, this.penalised]);
  }

  private replace(next: { parameters: Tensor1D; first: Tensor1D; second: Tensor1D }): void {
    tf.dispose([this.parameters, this.first, this.second]);
    this.parameters = tf.keep(next.parameters);
    this.first = tf.keep(next.first);
    this.second = tf.keep(next.second);
  }

  private inputsOf(batch: Omit<ModelBatch, 'targets' | 'targetMask'>, masks: DropoutMasks): NetworkInputs {
    const { inputs, mask, steps, size } = batch;
    const sizes = this.layout.map((place) => place.size);
    return {
      weights: tf.split(this.parameters, sizes).map((part, k) => part.reshape(this.layout[k].shape)),
      inputs: tf.tensor3d(inputs, [steps, size, this.io.inputs], 'float32'),
      mask: mask && tf.tensor2d(mask, [steps, size], 'float32'),
      masks,
    };
  }

  private lossOf(
    outputs: Tensor,
    batch: ModelBatch,
    settings: LossSettings,
    shares = answerShares(batch, this.io),
  ): { loss: Scalar; slope: Tensor } {
    return reportedLoss(
      outputs,
      this.io.output === 'softmax',
      tf.tensor2d(batch.targets, [shares.length, this.io.outputs], 'float32'),
      tf.tensor2d(shares, [shares.length, 1], 'float32'),
      settings,
    );
  }

  /** The reported loss and its gradient as one vector [P]. */
  private differentiate(
    batch: ModelBatch,
    settings: LossSettings,
    masks: DropoutMasks,
  ): { loss: Scalar; gradient: Tensor1D } {
    const given = this.inputsOf(batch, masks);
    const run = runNetwork(this.contender, this.io, given);
    const { loss, slope } = this.lossOf(run.outputs, batch, settings);
    const gradients = networkGradients(this.contender, this.io, given, run, slope);
    return { loss, gradient: tf.concat1d(gradients.map((gradient) => gradient.as1D())) };
  }

  /** Masks for one training step: per step of time on a layer's output, one for all steps on each recurrent state. */
  private dropoutMasks({ steps, size }: ModelBatch, settings: StepSettings, step: number): DropoutMasks {
    const { dropout, recurrentDropout } = settings;
    const { layers, units } = this.contender;
    const { directions } = this;
    const width = directions.length * units;
    const every = Array.from({ length: layers }, (_, layer) => layer);
    const rows = (layer: number) => (layer === layers - 1 && !this.io.perStep ? 1 : steps);
    return {
      outputs: every
        .filter(() => dropout > 0)
        .map((layer) => {
          const count = rows(layer) * size * width;
          const mask = dropoutMask(count, dropout, this.seed, 'dropout', step, layer);
          return tf.tensor3d(mask, [rows(layer), size, width], 'float32');
        }),
      recurrent: every
        .filter(() => recurrentDropout > 0)
        .flatMap((layer) => directions.map((direction) => ({ layer, direction })))
        .map(({ layer, direction }) => {
          const kind = 'recurrentDropout';
          const mask = dropoutMask(size * units, recurrentDropout, this.seed, kind, step, layer, direction);
          return tf.tensor2d(mask, [size, units], 'float32');
        }),
    };
  }
}

/** A vector that outlives the tidy it is made in. */
const kept = (values: Float32Array): Tensor1D => tf.keep(tf.tensor1d(values, 'float32'));

/**
 * What some work reads from tensors, which are freed after it. `tf.tidy` alone would look for tensors in the result, and
 * take every number of an array for a place where one may hide: seconds for a million of them.
 */
function reading<V>(work: () => V): V {
  const found: V[] = [];
  tf.tidy(() => {
    found.push(work());
  });
  return found[0]!;
}
