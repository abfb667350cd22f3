/** Scaling all columns and features, and laying them side by side into the one array that samples are cut from. */
import type { PreparationSpec } from '../../experiment/schema';
import { UNSCALED, fitScaler, scaleInto } from '../scaling';
import type { Rows } from '../split';
import type { Feature, Past } from './feature';
import type { Cleaned, InputColumn, Matrix, ScaledFeature, Stations } from './types';

/**
 * Columns: the inputs, the features, then the targets that are no inputs, or no input without smoothing. Scalings are fitted on the training rows; a
 * feature has the value 0 in the first rows, which no sample uses. An input that is known ahead has in each row the value
 * of a later one, and 0 in the last rows, where that is not given and no window reads it.
 * @param columns the targets first
 * @param places which of the columns are inputs, in their order, and how many are targets
 */
export function interleave<Column extends Cleaned>(
  rule: PreparationSpec['scale'],
  columns: readonly Column[],
  places: { readonly inputs: readonly number[]; readonly targets: number },
  features: readonly Feature[],
  past: Past,
  training: Rows,
): {
  matrix: Matrix;
  features: readonly ScaledFeature[];
  inputs: readonly InputColumn[];
  targets: readonly (Column & { scaler: Stations['scaler'] })[];
} {
  const scalers = columns.map(({ transformed }) => fitScaler(rule, transformed, training));
  const targets = columns.slice(0, places.targets).map((column, k) => ({ ...column, scaler: scalers[k]! }));
  const inputs = places.inputs.length + features.length;
  const apart = targets.map((_, k) => k).filter((k) => !places.inputs.includes(k));
  const width = inputs + apart.length;
  const rows = columns[0]!.truth.length;
  const values = new Float32Array(rows * width);

  const lay = (column: number, k: number) => {
    const { transformed, ahead } = columns[k]!;
    const seen = transformed.subarray(training.begin + ahead, rows + ahead);
    scaleInto(values, column, width, seen, scalers[k]!, training.begin);
  };
  places.inputs.forEach((k, column) => lay(column, k));
  apart.forEach((k, place) => lay(inputs + place, k));
  const scaledFeatures = features.map((feature, place) => {
    const column = Float64Array.from({ length: rows - training.begin }, (_, k) => feature.at(training.begin + k, past));
    const trained = { begin: 0, end: training.end - training.begin };
    const scaler = feature.scaled ? fitScaler(rule, column, trained) : UNSCALED;
    scaleInto(values, places.inputs.length + place, width, column, scaler, training.begin);
    return { feature, scaler };
  });
  const columnOf = (k: number) => (apart.includes(k) ? inputs + apart.indexOf(k) : places.inputs.indexOf(k));
  return {
    matrix: { values, width, inputs, targets: targets.map((_, k) => columnOf(k)) },
    features: scaledFeatures,
    // Not the whole column: its other stations need not stay in memory.
    inputs: places.inputs.map((k) => {
      const { clipped, transform, transformed, ahead } = columns[k]!;
      return { clipped, transform, scaler: scalers[k]!, ahead: ahead > 0 ? { rows: ahead, transformed } : null };
    }),
    targets,
  };
}
