/** A change made while a run went on, in words. */
import type { RunChange } from '../../../experiment/runs';
import { fieldName, type Translate } from '../../../i18n';
import { settingText } from './setting-words';

export const changeText = ({ path, value, epoch, step }: RunChange, t: Translate): string =>
  t('ledger.change', { field: fieldName(path, t), value: settingText(path, value, t), epoch, step });
