/**
 * Words that all cells share: sizes, options, and the check that arrays have the lengths these ask for.
 *
 * Letters: B batch, T steps, I inputs, H units, G gates. Everything is time-major and row-major.
 */

export type ActivationName = 'tanh' | 'relu' | 'sigmoid' | 'linear';
export type GateActivationName = 'sigmoid' | 'hardSigmoid';

export interface Sizes {
  /** T */
  readonly steps: number;
  /** B */
  readonly batch: number;
  /** I */
  readonly inputs: number;
  /** H */
  readonly units: number;
}

/** Weights in Keras' order and layout. */
export interface CellWeights {
  /** [I, G·H] */
  readonly kernel: Float32Array;
  /** [H, G·H] */
  readonly recurrentKernel: Float32Array;
  /** [G·H], or [2, 3H] for the reset-after GRU: input bias, then recurrent bias. */
  readonly bias: Float32Array;
}

/** What any cell takes; a cell ignores what it has no use for. */
export interface CellOptions {
  /** φ; tanh unless given. */
  readonly activation?: ActivationName;
  /** σ of the gates; sigmoid unless given. */
  readonly gateActivation?: GateActivationName;
  /** [T, B]: where it is 0, the step carries the state through and its gates read 0. */
  readonly mask?: Float32Array | null;
  /** [B, H]: multiplies h₋ where it enters the recurrent product; one mask for all steps, as in Keras. */
  readonly recurrentMask?: Float32Array | null;
  /** [B, H]: the state before the first step; zeros unless given. */
  readonly h0?: Float32Array | null;
  /** [B, H]: the cell state before the first step; zeros unless given. */
  readonly c0?: Float32Array | null;
  /** Works through the steps from the last to the first; outputs stay at the index of their input step. */
  readonly reverse?: boolean;
  /** Where a GRU's reset gate acts: after the recurrent product (default; bias [2, 3H]) or before it (bias [3H]). */
  readonly resetAfter?: boolean;
}

/** What a layer computed; empty where the cell has no such thing. */
export interface CellOutputs {
  /** [T, B, H] */
  readonly h: Float32Array;
  /** [T, B, H] */
  readonly c: Float32Array;
  /** [T, B, G·H] in the cell's order, after their activations; 0 at masked steps. */
  readonly gates: Float32Array;
}

/** Gradients, each shaped like what it belongs to. */
export interface CellGradients {
  readonly dx: Float32Array;
  readonly dKernel: Float32Array;
  readonly dRecurrentKernel: Float32Array;
  readonly dBias: Float32Array;
  readonly dh0: Float32Array;
  /** Empty where the cell has no cell state. */
  readonly dc0: Float32Array;
}

export const NOTHING = new Float32Array(0);

/** Index of the step worked on at position `position` of the order of work. */
export const stepAt = (position: number, steps: number, reverse: boolean | undefined): number =>
  reverse ? steps - 1 - position : position;

/**
 * Throws when a size is not a whole number of at least 1, or an array's length is not the product of its shape.
 *
 * @param arrays every array by the name its caller knows, with the shape the sizes ask for; null stands for "not given"
 */
export function checkArrays(
  cell: string,
  sizes: Sizes,
  arrays: Readonly<Record<string, readonly [Float32Array | null | undefined, readonly number[]]>>,
): void {
  for (const name of ['steps', 'batch', 'inputs', 'units'] as const) {
    const size = sizes[name];
    if (!(Number.isInteger(size) && size >= 1)) {
      throw new Error(`${cell}: ${name} is ${size}; give a whole number of at least 1`);
    }
  }
  for (const [name, [array, shape]] of Object.entries(arrays)) {
    if (!array) continue;
    const length = shape.reduce((product, size) => product * size, 1);
    if (array.length !== length) {
      throw new Error(`${cell}: ${name} has ${array.length} values; its shape [${shape.join(', ')}] needs ${length}`);
    }
  }
}
