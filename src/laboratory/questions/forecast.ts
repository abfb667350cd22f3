/** Question: what does the network forecast for windows in a row under the interventions? */
import type { Intervention } from '../../experiment/interventions';
import type { Part } from '../../experiment/sequences';
import { question, type Answer, type Question } from './question';

interface Forecast extends Question {
  readonly type: 'forecast';
  readonly interventions: readonly Intervention[];
  /** `count` windows of a part in a row, from `first` on. */
  readonly part: Part;
  readonly first: number;
  readonly count: number;
}

/** What the windows from `first` on are forecast, [n, W] in the user's units, without and with the interventions. */
interface Forecasted extends Answer {
  readonly type: 'forecasted';
  readonly part: Part;
  readonly first: number;
  readonly before: Float32Array;
  readonly after: Float32Array;
  /** With the test part: what follows its last row under the interventions, [steps × V]; null where nothing does. */
  readonly beyond: Float32Array | null;
}

export const forecast = question<Forecast, Forecasted>()({
  answers: { forecasted: 'inTurns' },
  context: { interventions: true },
});
