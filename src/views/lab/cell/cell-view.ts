/** What the lab draws and writes of a kind of cell; all else follows from its record. */
import type { GateName } from '../../../experiment/cells';
import type { Trace } from '../../state/model';
import type { QuantityName } from '../../theme/hues';
import type { Convention } from '../shared/convention';
import type { CellLayout } from './layout';
import type { Formula, Writer } from './writer';

export type LayerVariant = NonNullable<Trace['weights']>['variant'];

/** Cells that are drawn differently; the keys of their names. */
export const VARIANTS = ['lstm', 'gruResetAfter', 'gruResetBefore', 'simpleRnn', 'mgu'] as const;
export type CellVariant = (typeof VARIANTS)[number];

/** How a step changes the state: the factor on the old one, what is left of it, the factor on the candidate, what is written. */
export interface StateChange {
  readonly keep: number;
  readonly kept: number;
  readonly write: number;
  readonly written: number;
}

export interface CellView {
  readonly variant: CellVariant;
  /** The gate that multiplies the candidate's states, before their product or after it; null without. */
  readonly reset: { readonly by: QuantityName; readonly when: 'before' | 'after' } | null;
  /** @param of the value of a gate as the convention writes it; of a state, the one before; null where nothing is kept */
  readonly change: ((of: (name: GateName) => number, convention: Convention) => StateChange) | null;
  readonly layout: (convention: Convention) => CellLayout;
  /** The equations of the states, which follow those of the gates. */
  readonly states: (write: Writer) => readonly Formula[];
}

export const changeOf = (keep: number, old: number, write: number, candidate: number): StateChange => ({
  keep,
  kept: keep * old,
  write,
  written: write * candidate,
});
