/** Says quietly that surgery is on, and chooses what of it the lab shows. */
import { Button } from '@mantine/core';
import { IconScissors } from '@tabler/icons-react';
import { flushSync } from 'react-dom';
import type { AppState } from '../../../../store/state';
import { useWords } from '../../../../i18n/react';
import { letterOf } from '../../../state/model';
import { useApp, useAppStore } from '../../../state/store-context';
import { SIGHTS, isTouched, type Sight } from '../../shared/sight';
import styles from './surgery.module.css';

interface BannerProps {
  readonly sight: Sight;
  readonly onSight: (sight: Sight) => void;
}

/** How many act, and on whom. */
const acting = ({ spec: { interventions, contenders } }: AppState): string => {
  const count = interventions.filter(({ on }) => on).length;
  const letters = contenders.flatMap((_, k) => (isTouched(interventions, k) ? [letterOf(k)] : []));
  return [count, ...letters].join();
};

export function SurgeryBanner({ sight, onSight }: BannerProps) {
  const { t } = useWords();
  const store = useAppStore();
  const [count, ...letters] = useApp(acting).split(',');
  const untouched = count === '0';
  const allOff = (button: HTMLElement) => {
    const lab = button.closest('section');
    const { spec, set } = store.getState();
    flushSync(() =>
      set(
        'interventions',
        spec.interventions.map((each) => ({ ...each, on: false })),
      ),
    );
    // The button is gone: on to what brings them back.
    const next =
      lab?.querySelector<HTMLElement>('[data-chip] button') ?? lab?.querySelector<HTMLElement>('[data-surgery] button');
    next?.focus();
  };
  return (
    <div className={styles['banner']} hidden={untouched}>
      <p role="status">
        {!untouched && (
          <>
            <IconScissors size={14} aria-hidden="true" />{' '}
            {t('surgery.isOn', { count: Number(count), letters: letters.join(t('places.listSeparator')) })}
          </>
        )}
      </p>
      <Button variant="subtle" size="compact-xs" onClick={(event) => allOff(event.currentTarget)}>
        {t('surgery.allOff')}
      </Button>
      <div className={styles['sights']} role="radiogroup" aria-label={t('surgery.show')}>
        {SIGHTS.map((value) => (
          <label key={value} data-chosen={sight === value}>
            <input type="radio" name="sight" checked={sight === value} onChange={() => onSight(value)} />
            {t(`surgery.sights.${value}`)}
          </label>
        ))}
      </div>
      <p className={styles['explained']}>{t(`surgery.seen.${sight}`)}</p>
    </div>
  );
}
