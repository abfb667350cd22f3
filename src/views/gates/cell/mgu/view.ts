/** The minimal gated unit in the lab: one gate resets before the candidate's product and says how much is rewritten. */
import type { CellView } from '../cell-view';
import { rewrittenFormula, rewrittenState, type Rewriting } from '../rewriting';
import { mguLayout } from './picture';

const REWRITING: Rewriting = { by: 'f', candidate: 'n' };

export const mguView: CellView = {
  variant: 'mgu',
  reset: { by: 'f', when: 'before' },
  change: rewrittenState(REWRITING),
  layout: (convention) => mguLayout(REWRITING, convention),
  states: (write) => [rewrittenFormula(REWRITING, write)],
};
