/** Reads the oracle's committed numbers (written by generate.py beside this file). */
import type { ActivationName, CellIntervention, GateActivationName } from '../../src/cells';
import bidirectional from './bidirectional.json';
import cells from './cells.json';
import flows from './flow.json';
import mgu from './mgu.json';
import networks from './networks.json';
import optimisers from './optimisers.json';
import surgery from './surgery.json';

export interface OracleArray {
  readonly shape: number[];
  readonly values: number[];
}

export interface CellCase {
  readonly title: string;
  readonly cell: 'lstm' | 'gru' | 'simpleRnn' | 'mgu';
  readonly resetAfter: boolean;
  readonly activation: ActivationName;
  readonly gateActivation: GateActivationName;
  readonly reverse: boolean;
  readonly x: OracleArray;
  readonly kernel: OracleArray;
  readonly recurrentKernel: OracleArray;
  readonly bias: OracleArray;
  readonly mask: OracleArray | null;
  readonly recurrentMask: OracleArray | null;
  readonly h0: OracleArray;
  readonly c0: OracleArray;
  readonly dh: OracleArray;
  readonly dcLast: OracleArray;
  readonly h: OracleArray;
  readonly gradients: Readonly<Record<'dx' | 'dKernel' | 'dRecurrentKernel' | 'dBias' | 'dh0' | 'dc0', OracleArray>>;
  readonly trace?: Readonly<Record<string, OracleArray>>;
}

export interface NetworkCase {
  readonly title: string;
  readonly cell: 'lstm' | 'gru' | 'simpleRnn' | 'mgu';
  readonly layers: number;
  /** Left out where the network reads forward only. */
  readonly bidirectional?: boolean;
  readonly units: number;
  readonly resetAfter: boolean;
  readonly loss: 'mse' | 'mae' | 'huber' | 'crossEntropy' | 'binaryCrossEntropy';
  readonly huberDelta: number;
  readonly perStep: boolean;
  readonly output: 'linear' | 'softmax';
  readonly weights: Readonly<Record<string, OracleArray>>;
  readonly inputs: OracleArray;
  readonly mask: OracleArray | null;
  readonly targets: OracleArray;
  readonly targetMask: OracleArray | null;
  readonly prediction: OracleArray;
  readonly value: number;
  readonly gradients: Readonly<Record<string, OracleArray>>;
}

/** Gradient through time of three sequences; the loss is that of each by itself. */
export interface FlowCase extends Omit<NetworkCase, 'huberDelta' | 'prediction' | 'value' | 'gradients'> {
  readonly activation: ActivationName;
  readonly gateActivation: GateActivationName;
  /** By layer and direction ("0 forward"), one a sequence: norms by step, [T]. */
  readonly passes: Readonly<Record<string, readonly Readonly<Record<'h' | 'c' | 'jacobian', number[]>>[]>>;
}

export interface OptimiserCase {
  readonly title: string;
  readonly settings: Readonly<Record<string, number>> & { readonly optimiser: 'adam' | 'rmsprop' | 'sgd' };
  readonly clipping: { readonly rule: 'none' | 'value' | 'norm'; readonly limit: number };
  readonly l1: number;
  readonly l2: number;
  readonly start: OracleArray;
  readonly slopes: OracleArray;
  readonly path: OracleArray;
  readonly norms: OracleArray;
}

/** One layer and a batch, under several lists of interventions. */
export interface SurgeryProblem {
  readonly title: string;
  readonly cell: 'lstm' | 'gru' | 'simpleRnn' | 'mgu';
  readonly resetAfter: boolean;
  readonly reverse: boolean;
  readonly x: OracleArray;
  readonly kernel: OracleArray;
  readonly recurrentKernel: OracleArray;
  readonly bias: OracleArray;
  readonly h0: OracleArray;
  readonly c0: OracleArray;
  readonly mask: OracleArray | null;
  /** Slopes of some loss at h, and in each case at x. */
  readonly dh: OracleArray;
  readonly cases: readonly {
    readonly title: string;
    readonly interventions: readonly CellIntervention[];
    readonly h: OracleArray;
    readonly c?: OracleArray;
    readonly gates?: OracleArray;
    readonly dx: OracleArray;
  }[];
}

export const surgeryProblems = () => [...surgery, ...mgu.surgery] as unknown as SurgeryProblem[];
export const cellCases = () => [...cells, ...mgu.cells] as unknown as CellCase[];
export const networkCases = () => [...networks, ...bidirectional, ...mgu.networks] as unknown as NetworkCase[];
export const optimiserCases = () => optimisers as unknown as OptimiserCase[];
export const flowCases = () => [...flows, ...mgu.flow] as unknown as FlowCase[];
export const single = (array: OracleArray) => Float32Array.from(array.values);

/** Largest difference; relative to the oracle's largest value where that is above `floor`. */
export function deviation(ours: ArrayLike<number>, oracle: ArrayLike<number>, floor = 1): number {
  if (ours.length !== oracle.length) throw new Error(`${ours.length} values against the oracle's ${oracle.length}`);
  let largest = floor;
  let worst = 0;
  for (let k = 0; k < ours.length; k++) {
    largest = Math.max(largest, Math.abs(oracle[k]));
    const difference = Math.abs(ours[k] - oracle[k]);
    if (!(difference <= worst)) worst = difference;
  }
  return worst / largest;
}
