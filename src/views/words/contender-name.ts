/** What a contender is called on the page, "A LSTM", in the page's language. */
import type { CellName } from '../../experiment/cells';
import type { Translate } from '../../i18n';
import { letterOf } from '../state/model';

/**
 * @param index its place among the contenders, from 0
 * @param cell null or undefined where the contender is gone: its letter alone
 */
export const contenderName = (index: number, cell: CellName | null | undefined, t: Translate): string =>
  cell ? `${letterOf(index)} ${t(`cells.${cell}`)}` : letterOf(index);
