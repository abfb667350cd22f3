/** What the colours of the heatmaps mean, with the ends of both kinds of map. */
import { useSyncExternalStore } from 'react';
import { useWords } from '../../../../i18n/react';
import { gradient } from '../../../theme/ramps';
import legend from './legend.module.css';
import { useLab } from '../../shared/lab-context';

const RAMPS = ['f', 'i', 'o'] as const;

export function Legend() {
  const { t } = useWords();
  const { board, scheme } = useLab();
  const reach = useSyncExternalStore(board.subscribe, board.readReach);
  if (reach.difference !== undefined) {
    return (
      <div className={legend['legend']} data-legend="" role="group" aria-label={t('lab.legend')}>
        <span>{t('surgery.differenceRamp')}</span>
        <span
          className={legend['ramp']}
          aria-hidden="true"
          style={{ backgroundImage: gradient('h', scheme), flex: 'none' }}
        />
        <span className={legend['ends']}>
          <span>−{reach.difference}</span>
          <span>0</span>
          <span>+{reach.difference}</span>
        </span>
      </div>
    );
  }
  return (
    <div className={legend['legend']} data-legend="" role="group" aria-label={t('lab.legend')}>
      <span>{t('lab.gateRamp')}</span>
      <span className={legend['ramps']} aria-hidden="true">
        {RAMPS.map((name) => (
          <span key={name} className={legend['ramp']} style={{ backgroundImage: gradient(name, scheme) }} />
        ))}
      </span>
      <span>{t('lab.signedRamp')}</span>
      <span
        className={legend['ramp']}
        aria-hidden="true"
        style={{ backgroundImage: gradient('c', scheme), flex: 'none' }}
      />
      <span className={legend['ends']}>
        <span>{t('lab.reach', { cell: `−${reach.cell}`, other: `−${reach.other}` })}</span>
        <span>0</span>
        <span>{t('lab.reach', { cell: `+${reach.cell}`, other: `+${reach.other}` })}</span>
      </span>
    </div>
  );
}
