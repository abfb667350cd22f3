/** The table of runs as numbers for other programs: a row for each run, with all of its metrics. */
import type { Table } from '../../../data/csv';
import type { RunSummary } from '../../../experiment/runs';
import type { DamagedRun } from '../../../store/ledgerState';
import { METRICS } from '../../../study/metric';
import { contenderOf, differenceTo } from './figures';

const PARTS = ['validation', 'test'] as const;

/**
 * @param baseline the run that the others are compared with; null: none
 * @param damaged rows of the store that cannot be read; each has a row that says so
 */
export function runsTable(
  runs: readonly RunSummary[],
  baseline: RunSummary | null,
  damaged: readonly DamagedRun[] = [],
): Table {
  const metrics = PARTS.flatMap((part) => METRICS.map((metric) => ({ part, metric })));
  const columns = [
    ...['id', 'name', 'starred', 'note', 'race', 'ended', 'end', 'data', 'contender', 'run', 'cell'],
    ...['units', 'layers', 'parameters', 'seed', 'training seed', 'epochs', 'steps', 'best epoch'],
    ...[
      'best validation loss',
      'computing time (s)',
      'ms a step',
      'other networks trained meanwhile',
      'ms a prediction',
    ],
    ...metrics.map(({ part, metric }) => `${part} ${metric}`),
    ...['difference to reference', 'backend', 'variant', 'data fingerprint'],
  ];
  return {
    columns,
    rows: [
      ...runs.map((run) => {
        const { spec, scores, best } = run;
        const { cell, units, layers } = contenderOf(run);
        const { source } = spec.data;
        const difference = baseline && differenceTo(baseline, run);
        return [
          ...[run.id, run.name, Number(run.starred), run.note, run.race, new Date(run.ended).toISOString(), run.end],
          ...[source.kind === 'dataset' ? source.id : source.kind === 'file' ? source.name : source.kind],
          ...['ABCD'[run.contender] ?? run.contender + 1, run.run + 1, cell, units, layers, run.parameters],
          ...[spec.seed, run.trainingSeed, run.epochs, run.steps, best?.epoch ?? null, best?.valLoss ?? null],
          ...[run.seconds, run.msPerStep, run.beside === null ? null : Number(run.beside), run.msPerPrediction],
          ...metrics.map(({ part, metric }) => {
            const { targets, overall } = scores[part].own;
            // What decides is over all targets; what several have not together is the first one's.
            return overall[metric] ?? targets[0]?.[metric] ?? null;
          }),
          ...[difference !== null && 'value' in difference ? difference.value : null],
          ...[run.backend, run.variant, run.fingerprint],
        ];
      }),
      ...damaged.map(({ id, name }) =>
        columns.map((column) =>
          column === 'id' ? id : column === 'name' ? name : column === 'end' ? 'damaged' : null,
        ),
      ),
    ],
  };
}
