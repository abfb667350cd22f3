/** The gradient through time as a table, long form. Steps count from 1. */
import type { Table } from '../../../../data/csv';

type Numbers = ArrayLike<number>;

/** Of one contender, the norms of what goes back through time. */
interface NamedFlow {
  readonly name: string;
  readonly flow: {
    readonly kind: 'probe' | 'mean' | 'jacobian';
    readonly h: Numbers | null;
    readonly c: Numbers | null;
  };
}

/**
 * Norms by step: of the loss's gradient, of its mean, or of the last state's Jacobian.
 *
 * @param labels of the probe sequence's steps; a mean over several sequences has none
 */
export function flowTable(flows: readonly NamedFlow[], labels: readonly string[]): Table {
  return {
    columns: ['contender', 'quantity', 'step', 'label', 'value'],
    rows: flows.flatMap(({ name, flow: { kind, h, c } }) => {
      const rows = (quantity: string, values: Numbers | null) =>
        Array.from(values ?? [], (value, step) => [
          name,
          quantity,
          step + 1,
          kind === 'mean' ? '' : (labels[step] ?? ''),
          value,
        ]);
      if (kind === 'jacobian') return rows('Jacobian', h);
      const mean = kind === 'mean' ? 'mean ' : '';
      return [...rows(`${mean}|dL/dh|`, h), ...rows(`${mean}|dL/dc|`, c)];
    }),
  };
}
