/** The heatmaps of all contenders side by side, on one time axis. */
import { useWords } from '../../../../i18n/react';
import { Bounded } from '../../../parts/Bounded';
import { letterOf } from '../../../state/model';
import { useFrames } from '../../shared/lab-context';
import { ContenderGates } from './ContenderGates';
import styles from './heatmaps.module.css';

/** @param readoutId of the words that say what the crosshair points at */
export function Heatmaps({ readoutId }: { readonly readoutId: string }) {
  const { t } = useWords();
  return (
    <div className={styles['contenders']}>
      {useFrames().map(
        (frame, k) =>
          frame && (
            <Bounded key={k} name={t('contender.gates', { letter: letterOf(k) })}>
              <ContenderGates contender={k} frame={frame} readoutId={readoutId} />
            </Bounded>
          ),
      )}
    </div>
  );
}
