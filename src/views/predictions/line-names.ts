/** What the lines of the predictions are called, in the page's language. */
import { useMemo } from 'react';
import { useWords } from '../../i18n/react';
import { letterOf } from '../model';
import { useApp } from '../store-context';
import type { LineNames } from './prediction-lines';

export function useLineNames(): LineNames {
  const { t } = useWords();
  const cells = useApp((state) => state.spec.contenders);
  return useMemo(
    () => ({
      truth: t('predictions.truth'),
      contenders: cells.map(({ cell }, k) => `${letterOf(k)} ${t(`cells.${cell}`)}`),
      baselines: {
        lastValue: t('baselines.lastValue'),
        seasonalNaive: t('baselines.seasonalNaive'),
        ridge: t('baselines.ridge'),
      },
      touched: (name) => t('surgery.afterSurgery', { name }),
      fedBack: (name) => t('predictions.fedBack', { name }),
    }),
    [cells, t],
  );
}
