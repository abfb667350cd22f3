/** Question: how much does each input of a probe move one prediction? */
import type { Intervention } from '../../experiment/interventions';
import { question, type Answer, type Probe, type Question } from './question';

interface Sensitivity extends Question {
  readonly type: 'sensitivity';
  readonly interventions: readonly Intervention[];
  readonly probe: Probe;
  /** Which of the network's K outputs. */
  readonly output: number;
  /** The step whose answer is looked at, where every step is answered. */
  readonly step: number;
}

/** ∂answer/∂input in the network's scale on both sides, under the interventions. */
interface Sensitivities extends Answer {
  readonly type: 'sensitivities';
  readonly probe: Probe;
  readonly output: number;
  readonly step: number;
  /** [T, I] */
  readonly values: Float32Array;
}

export const sensitivity = question<Sensitivity, Sensitivities>()({
  answers: { sensitivities: 'atOnce' },
  context: { interventions: true, probe: true },
});
