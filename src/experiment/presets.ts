/** "What if there were no …?": gates held open or shut in a whole network, the classic points made with one click. */
import { CELLS, presetOf, type PresetName } from './cells';
import { directionsOf } from './directions';
import type { Intervention, InterventionOf } from './interventions';
import type { ContenderSpec } from './schema';

/** A preset as interventions: one for every layer and direction. Throws when the contender's cell has no such gate. */
export function presetInterventions(
  name: PresetName,
  contender: number,
  spec: Pick<ContenderSpec, 'cell' | 'layers' | 'bidirectional'>,
): InterventionOf<'clamp'>[] {
  const preset = presetOf(spec.cell, name);
  if (preset === null) {
    const cells = CELLS.filter((cell) => presetOf(cell, name) !== null).join(', ');
    throw new Error(`preset: ${name} is for ${cells}, and the contender is ${spec.cell}`);
  }
  const { gate, value } = preset;
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
  if (spec === undefined || presetOf(spec.cell, name) === null) return false;
  return presetInterventions(name, contender, spec).every((clamp) =>
    interventions.some((each) => isOfPreset(each, [clamp])),
  );
}
