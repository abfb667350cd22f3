/** The views of all cells. */
import type { CellName } from '../../../experiment/cells';
import type { CellView, LayerVariant } from './cell-view';
import { gruView } from './gru/view';
import { lstmView } from './lstm/view';
import { mguView } from './mgu/view';
import { simpleRnnView } from './simpleRnn/view';

const CELL_VIEWS: Readonly<Record<CellName, (variant: LayerVariant) => CellView>> = {
  lstm: () => lstmView,
  gru: gruView,
  simpleRnn: () => simpleRnnView,
  mgu: () => mguView,
};

export const viewOf = (variant: LayerVariant): CellView => CELL_VIEWS[variant.cell](variant);
