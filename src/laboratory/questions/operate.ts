/** Question: what does the network do with a probe, and with the validation part, under the interventions? */
import type { Intervention } from '../../experiment/interventions';
import type { ProbeTrace } from '../../training/protocol';
import { question, type Answer, type Place, type Probe, type Question } from './question';

interface Operate extends Question, Place {
  readonly type: 'operate';
  readonly interventions: readonly Intervention[];
  readonly probe: Probe;
  /** Whether the layer's weights go along, for the cell view. */
  readonly withWeights: boolean;
}

/** A probe sequence through a network, as the gate lab shows it. */
export interface OperatedTrace extends Pick<
  ProbeTrace,
  | 'part'
  | 'sample'
  | 'cell'
  | 'layer'
  | 'direction'
  | 'steps'
  | 'units'
  | 'gates'
  | 'weights'
  | 'inputs'
  | 'inputNames'
  | 'stepLabels'
  | 'prediction'
  | 'truth'
  | 'epoch'
> {
  /** [T, N] of the N variables that can be set by hand, in the user's units; they are the first inputs. */
  readonly values: Float32Array;
}

/** The probe without and with the interventions. */
interface Operated extends Answer {
  readonly type: 'operated';
  readonly before: OperatedTrace;
  readonly after: OperatedTrace;
}

/** The validation loss without and with the interventions. */
interface Losses extends Answer {
  readonly type: 'losses';
  readonly before: number;
  readonly after: number;
  /** Samples that it was taken over, and those that the part has. */
  readonly scored: number;
  readonly of: number;
}

export const operate = question<Operate, Operated | Losses>()({
  answers: { operated: 'atOnce', losses: 'inTurns' },
  context: { interventions: true, probe: true },
});
