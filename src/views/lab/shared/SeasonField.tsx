/** How many steps a season has: what was found or chosen, with its correlation, and the field that sets it. */
import { useWords } from '../../../i18n/react';
import { NumberField } from '../../parts/fields';
import { useApp } from '../../state/store-context';

/** @param chosen in the experiment; null: found from calendar and series */
export function SeasonField({ chosen }: { readonly chosen: number | null }) {
  const { t } = useWords();
  const period = useApp((state) => state.data.preview?.seasonalPeriod ?? null);
  const correlation = useApp((state) => state.data.preview?.seasonCorrelation ?? null);
  const known = useApp((state) => state.data.preview !== null);
  const found = () => {
    if (period === null) return t('data.seasonNone');
    if (correlation === null) return t('data.seasonUntold', { period });
    return t('data.season', { period, correlation: correlation.toFixed(2) });
  };
  return (
    <NumberField
      path="task.seasonalPeriod"
      label={t('fields.seasonalPeriod')}
      value={chosen}
      placeholder={period === null ? '' : String(period)}
      {...(known ? { hint: found() } : {})}
    />
  );
}
