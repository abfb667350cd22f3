/** Which columns of a table are inputs and which are predicted, as the spec's names say. */
import { bad, good, problem, type Problem, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import type { Table } from '../experiment/sequences';

/** Column numbers of the table, in the spec's order. */
export interface Variables {
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
}

/**
 * Looks the names up. Without targets, the given one; without inputs, the targets. Problems: `unknownColumn` {name,
 * options}, `duplicateColumn` {name}.
 */
export function resolveVariables(
  { inputs, targets }: Pick<ExperimentSpec['data'], 'inputs' | 'targets'>,
  table: Table,
  defaultTarget: string,
): Result<Variables> {
  const names = table.columns.map(({ name }) => name);
  const problems: Problem[] = [];
  const lookUp = (wanted: readonly string[], path: string): number[] =>
    wanted.map((name, k) => {
      const column = names.indexOf(name);
      const place = `${path}.${k}`;
      if (column < 0) problems.push(problem(place, 'unknownColumn', { name, options: names.join(', ') }));
      else if (wanted.indexOf(name) < k) problems.push(problem(place, 'duplicateColumn', { name }));
      return column;
    });
  const predicted = lookUp(targets.length > 0 ? targets : [defaultTarget], 'data.targets');
  const seen = inputs.length > 0 ? lookUp(inputs, 'data.inputs') : predicted;
  return problems.length > 0 ? bad(...problems) : good({ inputs: seen, targets: predicted });
}
