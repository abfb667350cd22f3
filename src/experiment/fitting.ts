/** Whether interventions fit the networks and the data of a spec, and which of them are left after these have changed. */
import { gatesOf, gatesThat, hasState, type Gate, type StateName } from './cells';
import { DIRECTIONS, directionsOf } from './directions';
import { LARGEST_VALUE, isOperation, type Intervention, type Operation } from './interventions';
import { problem, type Problem } from './problem';
import type { Activation, ContenderSpec, ExperimentSpec } from './schema';
import { isMemory } from './sources';

/** T of the longest sequence and its I inputs, of which the first `variables` can be set by hand; features follow them. */
export interface SequenceSizes {
  readonly steps: number;
  readonly variables: number;
}

type Checked = Pick<ExperimentSpec, 'interventions' | 'contenders' | 'data' | 'preparation'>;

/** What an activation can give. */
const RANGES: Readonly<Record<Activation, readonly [number, number]>> = {
  tanh: [-1, 1],
  sigmoid: [0, 1],
  relu: [0, LARGEST_VALUE],
  linear: [-LARGEST_VALUE, LARGEST_VALUE],
};

/** Lowest and highest value of a gate (0 … 1, whatever its activation) or candidate (by φ). */
export const gateRange = (
  gate: Gate,
  { cell, activation }: Pick<ContenderSpec, 'cell' | 'activation'>,
): readonly [number, number] => (gatesThat(cell, 'candidate').includes(gate) ? RANGES[activation] : [0, 1]);

/** Lowest and highest value of a state: h by φ, times a gate or a mean with one; c has no bound of its own. */
export const stateRange = (
  state: StateName,
  { activation }: Pick<ContenderSpec, 'activation'>,
): readonly [number, number] => (state === 'h' ? RANGES[activation] : RANGES.linear);

/**
 * What does not fit, with the path of the field that does not. Codes: `contenderNotThere`, `layerNotThere`,
 * `directionNotThere`, `gateNotInCell`, `noCellState`, `unitNotThere`, `outsideGateRange`, `outsideStateRange`,
 * `stepNotThere`, `stepsReversed`, `variableNotThere`, `inputNeedsPositive` (under a logarithm).
 * @param sizes null while they are not known; then steps and variables are not looked at
 */
export function checkInterventions(spec: Checked, sizes: SequenceSizes | null): Problem[] {
  return spec.interventions.flatMap((each, index) => misfits(each, `interventions.${index}`, spec, sizes));
}

/** The interventions that still fit, and why the others do not. */
export function fitting(
  spec: Checked,
  sizes: SequenceSizes | null,
): { readonly kept: Intervention[]; readonly dropped: readonly Problem[] } {
  const kept: Intervention[] = [];
  const dropped = spec.interventions.flatMap((each, index) => {
    const [first] = misfits(each, `interventions.${index}`, spec, sizes);
    if (first === undefined) kept.push(each);
    return first ?? [];
  });
  return { kept, dropped };
}

/** The interventions after a contender has left: its own go with it, those of the contenders behind it move up. */
export function withoutContender(interventions: readonly Intervention[], index: number): Intervention[] {
  return interventions.flatMap((each) => {
    if (!isOperation(each) || each.contender < index) return [each];
    return each.contender === index ? [] : [{ ...each, contender: each.contender - 1 }];
  });
}

function misfits(each: Intervention, path: string, spec: Checked, sizes: SequenceSizes | null): Problem[] {
  if (!isOperation(each)) return inputMisfits(each, path, spec, sizes);
  const { contenders } = spec;
  const contender = contenders[each.contender];
  if (contender === undefined) {
    const values = { contender: each.contender + 1, contenders: contenders.length };
    return [problem(`${path}.contender`, 'contenderNotThere', values)];
  }
  return [
    ...placeMisfits(each, path, contender),
    ...valueMisfits(each, path, contender),
    ...('steps' in each ? stepsMisfits(each.steps, path, sizes) : []),
  ];
}

function inputMisfits(
  { step, variable, value }: Extract<Intervention, { kind: 'input' }>,
  path: string,
  { data, preparation: { transform } }: Checked,
  sizes: SequenceSizes | null,
): Problem[] {
  const positive = transform.startsWith('log') && !isMemory(data.source);
  const low = positive && value <= 0 ? [problem(`${path}.value`, 'inputNeedsPositive', { value })] : [];
  if (sizes === null) return low;
  const { steps, variables } = sizes;
  return [
    ...low,
    ...(step < steps ? [] : [problem(`${path}.step`, 'stepNotThere', { step: step + 1, steps })]),
    ...(variable < variables
      ? []
      : [problem(`${path}.variable`, 'variableNotThere', { variable: variable + 1, variables })]),
  ];
}

function placeMisfits({ layer, direction, units }: Operation, path: string, contender: ContenderSpec): Problem[] {
  const directions = directionsOf(contender);
  const beyond = units === 'all' ? undefined : units.find((unit) => unit >= contender.units);
  return [
    ...(layer < contender.layers
      ? []
      : [problem(`${path}.layer`, 'layerNotThere', { layer: layer + 1, layers: contender.layers })]),
    ...(directions.includes(direction)
      ? []
      : [problem(`${path}.direction`, 'directionNotThere', { direction: DIRECTIONS.indexOf(direction) + 1 })]),
    ...(beyond === undefined
      ? []
      : [problem(`${path}.units`, 'unitNotThere', { unit: beyond + 1, units: contender.units })]),
  ];
}

function valueMisfits(each: Operation, path: string, contender: ContenderSpec): Problem[] {
  const { cell } = contender;
  switch (each.kind) {
    case 'silence':
      return [];
    case 'clamp': {
      const { gate, value } = each;
      if (!gatesOf(cell).includes(gate)) return [problem(`${path}.gate`, 'gateNotInCell', { gate, cell })];
      const [min, max] = gateRange(gate, contender);
      if (value >= min && value <= max) return [];
      return [problem(`${path}.value`, 'outsideGateRange', { gate, value, min, max })];
    }
    case 'state': {
      const { state, action, value } = each;
      if (!hasState(cell, state)) return [problem(`${path}.state`, 'noCellState', { cell })];
      const [min, max] = stateRange(state, contender);
      if (action !== 'set' || (value >= min && value <= max)) return [];
      return [problem(`${path}.value`, 'outsideStateRange', { gate: state, value, min, max })];
    }
  }
}

function stepsMisfits(
  range: Extract<Operation, { kind: 'clamp' }>['steps'],
  path: string,
  sizes: SequenceSizes | null,
): Problem[] {
  if (range === 'all') return [];
  const { from, to } = range;
  if (from > to) return [problem(`${path}.steps`, 'stepsReversed', { from: from + 1, to: to + 1 })];
  if (sizes === null || to < sizes.steps) return [];
  return [problem(`${path}.steps`, 'stepNotThere', { step: to + 1, steps: sizes.steps })];
}
