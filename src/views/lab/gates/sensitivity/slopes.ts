/** What the prediction hangs on: numbers and sentences about its slopes with respect to every input and step. */
import type { Table } from '../../../../data/csv';
import { niceAbove } from '../../shared/painter';

/** ∂answer/∂input [T, I]. */
export interface Slopes {
  readonly values: Float32Array;
  /** T */
  readonly steps: number;
  /** I */
  readonly inputNames: readonly string[];
  readonly stepLabels: readonly string[];
  /** The step whose answer it is, 0-based: the last one, but where every step is answered. */
  readonly answered: number;
}

/** What both ends of the colours stand for, the same for all contenders; 1 where everything is 0. */
export function slopeReach(all: readonly (Pick<Slopes, 'values'> | null)[]): number {
  let largest = 0;
  for (const slopes of all) {
    for (const value of slopes?.values ?? []) {
      const size = Math.abs(value);
      if (size > largest && size < Infinity) largest = size;
    }
  }
  return largest === 0 ? 1 : niceAbove(largest);
}

export interface SlopeSummary {
  /** Where the slope is steepest, 0-based. */
  readonly step: number;
  readonly input: number;
  readonly value: number;
  /** The fewest steps from the answered one outwards, itself the first, that hold half of the sum of all absolute slopes. */
  readonly half: number;
}

/** Null where no input moves the prediction, or a slope is no number. */
export function slopeSummary({ values, steps, inputNames, answered }: Slopes): SlopeSummary | null {
  const I = inputNames.length;
  let at = 0;
  let sum = 0;
  values.forEach((value, k) => {
    sum += Math.abs(value);
    if (Math.abs(value) > Math.abs(values[at]!)) at = k;
  });
  if (!(sum > 0) || sum === Infinity) return null;
  const sizeAt = (step: number): number =>
    values
      .subarray(Math.max(0, step) * I, Math.max(0, step + 1) * I)
      .reduce((size, value) => size + Math.abs(value), 0);
  let held = 0;
  let half = 0;
  while (held < sum / 2 && half < steps) {
    // A backward direction reads what comes after the answered step.
    for (const step of new Set([answered - half, answered + half])) held += sizeAt(step);
    half++;
  }
  return { step: Math.floor(at / I), input: at % I, value: values[at]!, half };
}

/** Long form: a row for each contender, input and step. */
export function slopeTable(
  all: readonly (Slopes | null)[],
  names: readonly string[],
  outputs: readonly string[],
): Table {
  return {
    columns: ['contender', 'output', 'input', 'step', 'label', 'slope'],
    rows: all.flatMap((slopes, k) =>
      slopes === null
        ? []
        : slopes.inputNames.flatMap((input, i) =>
            Array.from({ length: slopes.steps }, (_, step) => [
              names[k]!,
              outputs[k]!,
              input,
              step + 1,
              slopes.stepLabels[step] ?? '',
              slopes.values[step * slopes.inputNames.length + i]!,
            ]),
          ),
    ),
  };
}
