/** The data room's door: from a spec, and the table of its file where it has one, to samples that can be trained on. */
import { unsupported } from '../experiment/availability';
import { resolvedLoss } from '../experiment/resolvedTask';
import { bad, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';
import { isMemory } from '../experiment/sources';
import { DATASETS } from './catalogue';
import { prepareForecast } from './forecast';
import { prepareMemory } from './memory';
import type { Prepared } from './types';

export { DATASETS, type DatasetEntry } from './catalogue';
export { parseTable } from './parse';
export {
  binaryKind,
  cellOf,
  detectEncoding,
  FileParser,
  jsonLine,
  jsonLines,
  jsonRows,
  linesOf,
  JSON_LIMITS,
  KIND_PROBLEMS,
  legacyEncoding,
  RowsParser,
  textKind,
  textProblem,
  usable,
  type FileRecord,
  type ParsedFile,
} from './parsing';
export { whole, type Pieces } from './pieces';
export { previewOf, probeSamples } from './preview';
export { feedingBack, type Prediction } from './recursion';
export { evenlySpaced } from './windows';
export type { Baseline, Batch, InputEdit, Prepared, SampleSet } from './types';

/**
 * Prepares the data of a valid spec, or lists every reason why it cannot be. `table` is what `parseTable` made of the
 * file that `datasetFile` names, or `FileParser` of the user's own file; null where there is no file. Throws when a file's
 * table is not there.
 */
export function prepare(spec: ExperimentSpec, table: Table | null): Result<Prepared> {
  const problems = unsupported(spec);
  if (problems.length > 0) return bad(...problems);
  const { source } = spec.data;
  return isMemory(source) ? prepareMemory(spec, source) : prepareForecast(spec, table);
}

/** Prepared data for the loss of another spec, all else in which is the same for them. */
export function withLoss(prepared: Prepared, spec: ExperimentSpec): Prepared {
  const loss = resolvedLoss(spec);
  return loss === prepared.loss ? prepared : { ...prepared, loss };
}

/** The file to read before `prepare`, relative to the public root ("datasets/sunspots.csv"); null where none is needed. */
export function datasetFile(spec: ExperimentSpec): string | null {
  const { source } = spec.data;
  return source.kind === 'dataset' ? DATASETS[source.id].file : null;
}
