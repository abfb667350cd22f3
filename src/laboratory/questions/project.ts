/** Question: which paths do a layer's states take in their principal plane? */
import type { StateName } from '../../experiment/cells';
import type { Intervention } from '../../experiment/interventions';
import { question, type Answer, type Place, type Probe, type Question } from './question';

interface Project extends Question, Place {
  readonly type: 'project';
  readonly interventions: readonly Intervention[];
  readonly sequences: readonly Probe[];
  readonly state: StateName;
}

/** Where a trajectory goes in the plane of the first two components, step by step. */
export interface Trajectory extends Probe {
  /** [T, 2] each, without and with the interventions. */
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** One label a step. */
  readonly stepLabels: readonly string[];
  /** What the network should answer, in the user's units: [K], or [T, K] where every step is answered. */
  readonly truth: Float32Array;
}

/** Trajectories in the first two principal components of all untouched states of these sequences. */
interface Projected extends Answer, Place {
  readonly type: 'projected';
  readonly state: StateName;
  readonly trajectories: readonly Trajectory[];
  /** Share of the variance that each of the two components has. */
  readonly explained: readonly [number, number];
}

export const project = question<Project, Projected>()({
  answers: { projected: 'atOnce' },
  context: { interventions: true },
});
