/** The views of all cells. */
import type { CellName } from '../../../experiment/cells';
import type { CellView, LayerVariant } from './cell-view';
import { gruView } from './gru';
import { lstmView } from './lstm';
import { mguView } from './mgu';
import { simpleRnnView } from './simpleRnn';

const CELL_VIEWS: Readonly<Record<CellName, (variant: LayerVariant) => CellView>> = {
  lstm: () => lstmView,
  gru: gruView,
  simpleRnn: () => simpleRnnView,
  mgu: () => mguView,
};

export const viewOf = (variant: LayerVariant): CellView => CELL_VIEWS[variant.cell](variant);
