/** The simple RNN in the lab: its picture; the equation of its only sum is that of its state. */
import type { CellView } from '../cell-view';
import { simpleRnnLayout } from './picture';

export const simpleRnnView: CellView = {
  variant: 'simpleRnn',
  reset: null,
  change: null,
  layout: simpleRnnLayout,
  states: () => [],
};
