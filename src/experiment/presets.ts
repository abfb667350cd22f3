/** "What if there were no …?": gates held open or shut in a whole network, the classic points made with one click. */
import { directionsOf } from './directions';
import type { Gate, InterventionOf } from './interventions';
import type { CellName, ContenderSpec } from './schema';

export const PRESETS = {
  /** The cell of Hochreiter & Schmidhuber (1997), before Gers et al. (2000) gave it a gate to forget with. */
  forgetOne: { cell: 'lstm', gate: 'f', value: 1 },
  /** No memory: every step starts from c = 0. */
  forgetZero: { cell: 'lstm', gate: 'f', value: 0 },
  inputOne: { cell: 'lstm', gate: 'i', value: 1 },
  outputOne: { cell: 'lstm', gate: 'o', value: 1 },
  resetOne: { cell: 'gru', gate: 'r', value: 1 },
  /** In our convention z is how much is rewritten, so that nothing of the state is carried on. */
  updateOne: { cell: 'gru', gate: 'z', value: 1 },
} as const satisfies Readonly<Record<string, { cell: CellName; gate: Gate; value: number }>>;

export type PresetName = keyof typeof PRESETS;

/** Those that a cell has gates for; none for a simple RNN. */
export const presetsOf = (cell: CellName): PresetName[] =>
  (Object.keys(PRESETS) as PresetName[]).filter((name) => PRESETS[name].cell === cell);

/** A preset as interventions: one for every layer and direction. Throws when the contender's cell has no such gate. */
export function presetInterventions(
  name: PresetName,
  contender: number,
  spec: Pick<ContenderSpec, 'cell' | 'layers' | 'bidirectional'>,
): InterventionOf<'clamp'>[] {
  const { cell, gate, value } = PRESETS[name];
  if (spec.cell !== cell) throw new Error(`preset: ${name} is for ${cell}, and the contender is ${spec.cell}`);
  return Array.from({ length: spec.layers }, (_, layer) =>
    directionsOf(spec).map((direction) => ({
      kind: 'clamp' as const,
      on: true,
      contender,
      layer,
      direction,
      units: 'all' as const,
      gate,
      value,
      steps: 'all' as const,
    })),
  ).flat();
}
