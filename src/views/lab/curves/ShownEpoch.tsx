/** The upright line in the learning curves at the epoch that the time machine shows; it alone is drawn anew as that moves. */
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import styles from '../../parts/charts/charts.module.css';
import type { Frame } from '../../parts/charts/frame';
import { shareOf, type Axis } from '../../parts/charts/scale';
import { useApp } from '../../state/store-context';

const shownEpoch = (state: AppState) => state.time.shown;

interface ShownEpochProps {
  readonly frame: Frame;
  readonly x: Axis;
  /** What an epoch is on the axis. */
  readonly unit: number;
}

export function ShownEpoch({ frame, x, unit }: ShownEpochProps) {
  const { t } = useWords();
  const epoch = useApp(shownEpoch);
  if (epoch === null) return null;
  const share = shareOf(x, epoch * unit);
  if (share < 0 || share > 1) return null;
  return (
    <div className={styles['moment']} style={frame} data-testid="shown-epoch" aria-hidden="true">
      <i style={{ left: `${share * 100}%` }} />
      <span style={share < 0.5 ? { left: `${share * 100}%` } : { right: `${(1 - share) * 100}%` }}>
        {t('time.marker', { epoch })}
      </span>
    </div>
  );
}
