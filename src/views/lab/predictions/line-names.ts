/** What the lines of the predictions are called, in the page's language. */
import { useMemo } from 'react';
import { useWords } from '../../../i18n/react';
import type { ExperimentSpec } from '../../../experiment/schema';
import type { LineNames } from './prediction-lines';
import { contenderName } from '../../words/contender-name';

export function useLineNames({ contenders: cells }: Pick<ExperimentSpec, 'contenders'>): LineNames {
  const { t } = useWords();
  return useMemo(
    () => ({
      truth: t('predictions.truth'),
      contenders: cells.map(({ cell }, k) => contenderName(k, cell, t)),
      baselines: {
        lastValue: t('baselines.lastValue'),
        seasonalNaive: t('baselines.seasonalNaive'),
        ridge: t('baselines.ridge'),
      },
      touched: (name) => t('predictions.afterSurgery', { name }),
      fedBack: (name) => t('predictions.fedBack', { name }),
    }),
    [cells, t],
  );
}
