/** All gates of all contenders, as in the gate lab, with the exact values under the crosshair. */
import { useId } from 'react';
import { useWords } from '../../i18n/react';
import { Heatmaps } from '../lab/gates/heatmaps/Heatmaps';
import { PinnedValues } from '../lab/gates/heatmaps/PinnedValues';
import { Card } from '../parts/Card';
import styles from './learn.module.css';

export default function Gates() {
  const { t } = useWords();
  const readoutId = useId();
  return (
    <Card id="gates" title={t('sections.gates')}>
      <div className={styles['gates']}>
        <Heatmaps readoutId={readoutId} />
        <div>
          <PinnedValues readoutId={readoutId} />
        </div>
      </div>
    </Card>
  );
}
