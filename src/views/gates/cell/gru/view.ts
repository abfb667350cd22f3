/** The GRU in the lab: its picture, and the equation of its state in both conventions. */
import type { CellView, LayerVariant } from '../cell-view';
import { rewrittenFormula, rewrittenState, type Rewriting } from '../rewriting';
import { gruLayout } from './picture';

const REWRITING: Rewriting = { by: 'z', candidate: 'n' };

export const gruView = ({ resetAfter }: LayerVariant): CellView => ({
  variant: resetAfter ? 'gruResetAfter' : 'gruResetBefore',
  reset: { by: 'r', when: resetAfter ? 'after' : 'before' },
  change: rewrittenState(REWRITING),
  layout: (convention) => gruLayout(REWRITING, resetAfter, convention),
  states: (write) => [rewrittenFormula(REWRITING, write)],
});
