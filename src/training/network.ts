/** A contender's network on a backend: built with its first weights, and with `auto` on the backend that trains it fastest. */
import type { Prepared } from '../data/types';
import type { BackendChoice, ExperimentSpec } from '../experiment/schema';
import { trainingSeedOf } from '../experiment/seeds';
import type { Portions } from '../cells';
import {
  blankWeights,
  candidateBackends,
  drawnWeights,
  fastestProjection,
  initialWeights,
  Model,
  openBackend,
  type OpenBackend,
  type Weights,
} from '../rnn';
import type { Timing } from './protocol';
import { stepSettingsOf } from './settings';
import { quietTime } from './stopwatch';

/** The network of a contender on the backend that is open: untrained, or with these weights. */
export function buildModel(spec: ExperimentSpec, contender: number, prepared: Prepared, weights?: Weights): Model {
  const { inputs, outputs, perStep, output } = prepared;
  const io = { inputs, outputs, perStep, output };
  const chosen = spec.contenders[contender]!;
  const seed = trainingSeedOf(spec);
  return new Model(chosen, io, weights ?? initialWeights(chosen, io, seed), seed);
}

/** The first weights of a contender, in portions. Loads what draws them fastest. */
export async function firstWeights(
  spec: ExperimentSpec,
  contender: number,
  { inputs, outputs, perStep, output }: Prepared,
): Promise<Portions<Weights>> {
  const io = { inputs, outputs, perStep, output };
  return drawnWeights(spec.contenders[contender]!, io, trainingSeedOf(spec), await fastestProjection());
}

/** The network of a contender on the backend that is open, for weights that are still to come. */
export function emptyModel(spec: ExperimentSpec, contender: number, prepared: Prepared): Model {
  const { inputs, outputs, perStep, output } = prepared;
  const blank = blankWeights(spec.contenders[contender]!, { inputs, outputs, perStep, output });
  return buildModel(spec, contender, prepared, blank);
}

/** What measuring may take in all, in milliseconds, the first step on each backend (which compiles) left out. */
const TRIAL = 240;
/** A backend that is open for a network. */
export interface Opened {
  readonly backend: OpenBackend;
  /** What `auto` measured; empty where the backend was chosen. */
  readonly timings: readonly Timing[];
  /** Time of a training step of this network on it, in milliseconds; null where it broke down. */
  readonly msPerStep: number | null;
}

/**
 * Opens the chosen backend and trains a copy of the actual network on it for a few steps. `auto` does so on every backend
 * that has hardware under it and opens the fastest. What was measured comes with it; it means something where nothing
 * else trains meanwhile.
 *
 * @param weights those of the copy
 *
 * @throws when the chosen backend cannot run here
 */
export async function openFor(
  choice: BackendChoice,
  spec: ExperimentSpec,
  contender: number,
  prepared: Prepared,
  weights: Weights,
  now: () => number,
): Promise<Opened> {
  const measured = (budget: number) =>
    trial(buildModel(spec, contender, prepared, weights), spec, contender, prepared, now, budget);
  if (choice !== 'auto') {
    const backend = await openBackend(choice);
    return { backend, timings: [], msPerStep: finite(measured(TRIAL / 2)) };
  }
  const candidates = candidateBackends();
  const timings: Timing[] = [];
  for (const candidate of candidates) {
    const backend = await openOrNull(candidate);
    if (backend === null) continue;
    const msPerStep = measured(TRIAL / candidates.length);
    timings.push({ backend: backend.name, msPerStep });
  }
  const [fastest] = timings.toSorted((a, b) => a.msPerStep - b.msPerStep);
  const backend = await openBackend(fastest?.backend ?? 'reference');
  return { backend, timings, msPerStep: finite(fastest?.msPerStep ?? Infinity) };
}

const finite = (ms: number): number | null => (Number.isFinite(ms) ? ms : null);

/** Null where a candidate cannot be opened after all. */
async function openOrNull(candidate: BackendChoice): Promise<OpenBackend | null> {
  try {
    return await openBackend(candidate);
  } catch {
    return null;
  }
}

/** Time of a training step in milliseconds with nothing else on its core; infinite where the backend breaks down. Disposes of the model. */
function trial(
  model: Model,
  spec: ExperimentSpec,
  contender: number,
  prepared: Prepared,
  now: () => number,
  budget: number,
): number {
  const samples = prepared.training(0);
  const size = Math.min(spec.training.batchSize, samples.count);
  const batch = samples.batch(Int32Array.from({ length: size }, (_, k) => k));
  const settings = stepSettingsOf(spec.training, spec.contenders[contender]!, prepared);
  try {
    return quietTime(() => void model.trainStep(batch, settings), now, budget);
  } catch {
    return Infinity;
  } finally {
    model.dispose();
  }
}
