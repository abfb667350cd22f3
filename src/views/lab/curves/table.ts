/** The learning curves as a table. */
import type { Table } from '../../../data/csv';
import type { CurveGroup, CurveOverlay, CurveRun } from './groups';
import type { Units } from './axes';

type Row = (string | number | null)[];

/**
 * Losses of the scaled targets, long form: a row for each run and epoch. Runs count from 1. Seconds are steps × the time
 * of a step with nothing else training, empty where that was not measured.
 *
 * @param names of the contenders, "A LSTM"
 * @param kept of the kept runs that are drawn over them
 */
export function curveTable(
  groups: readonly CurveGroup[],
  names: readonly string[],
  overlays: readonly CurveOverlay[] = [],
  kept: readonly string[] = [],
): Table {
  return {
    columns: [
      'contender',
      'run',
      'training seed',
      'epoch',
      'step',
      'sequences',
      'seconds',
      'training loss',
      'validation loss',
    ],
    rows: [
      ...groups.flatMap(({ runs, units }, k) => runs.flatMap((run) => rowsOf(names[k]!, run, units))),
      ...overlays.flatMap(({ summary, curves, units }, k) =>
        rowsOf(kept[k]!, { run: summary.run, trainingSeed: summary.trainingSeed, curves }, units),
      ),
    ],
  };
}

const rowsOf = (
  name: string,
  { run, trainingSeed, curves }: Pick<CurveRun, 'run' | 'trainingSeed' | 'curves'>,
  units: Units,
): Row[] =>
  Array.from({ length: curves.length }, (_, k) => {
    const epoch = curves.epoch[k]!;
    const times = (unit: number | null) => (unit === null ? null : epoch * unit);
    return [
      name,
      run + 1,
      trainingSeed,
      epoch,
      times(units.step),
      times(units.sequences),
      times(units.time),
      curves.train[k]!,
      curves.validation[k]!,
    ];
  });
