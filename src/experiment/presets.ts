/** "What if there were no …?": gates held open or shut in a whole network, the classic points made with one click. */
import { directionsOf } from './directions';
import type { Gate, Intervention, InterventionOf } from './interventions';
import type { CellName, ContenderSpec } from './schema';

export const PRESETS = {
  /** The cell of Hochreiter & Schmidhuber (1997), before Gers et al. (2000) gave it a gate to forget with. */
  forgetOne: { cell: 'lstm', gate: 'f', value: 1 },
  /** No memory: every step starts from c = 0. */
  forgetZero: { cell: 'lstm', gate: 'f', value: 0 },
  inputOne: { cell: 'lstm', gate: 'i', value: 1 },
  outputOne: { cell: 'lstm', gate: 'o', value: 1 },
  /** In our convention z is how much is rewritten, so that nothing of the state is carried on. */
  updateOne: { cell: 'gru', gate: 'z', value: 1 },
  resetOne: { cell: 'gru', gate: 'r', value: 1 },
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

/** Whether an intervention is one of these clamps, and acts. */
export const isOfPreset = (each: Intervention, own: readonly InterventionOf<'clamp'>[]): boolean =>
  each.kind === 'clamp' &&
  each.on &&
  own.some(
    (clamp) =>
      each.contender === clamp.contender &&
      each.layer === clamp.layer &&
      each.direction === clamp.direction &&
      each.gate === clamp.gate &&
      each.value === clamp.value &&
      each.units === 'all' &&
      each.steps === 'all',
  );

/** Whether every clamp of a preset is there and acts. False where the contender's cell has no such gate. */
export function presetIsOn(
  name: PresetName,
  contender: number,
  {
    interventions,
    contenders,
  }: {
    readonly interventions: readonly Intervention[];
    readonly contenders: readonly Parameters<typeof presetInterventions>[2][];
  },
): boolean {
  const spec = contenders[contender];
  if (spec?.cell !== PRESETS[name].cell) return false;
  return presetInterventions(name, contender, spec).every((clamp) =>
    interventions.some((each) => isOfPreset(each, [clamp])),
  );
}
