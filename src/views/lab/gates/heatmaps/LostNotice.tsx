/** Says what the lab showed and no longer can, because a rebuild took it away. */
import type { AppState } from '../../../../store/state';
import { joined, type Translate } from '../../../../i18n';
import { useWords } from '../../../../i18n/react';
import { letterOf } from '../../../state/model';
import { useApp } from '../../../state/store-context';
import styles from './heatmaps.module.css';

type LostSight = AppState['lost'][number];

const lostOf = (state: AppState) => state.lost;

export function LostNotice() {
  const { t } = useWords();
  const lost = useApp(lostOf);
  return (
    <p className={styles['lost']} role="status" hidden={lost.length === 0}>
      {joined(lost.map((each) => sentence(each, t)))}
    </p>
  );
}

function sentence(lost: LostSight, t: Translate): string {
  switch (lost.what) {
    case 'probe':
      return t(lost.replaced ? 'memory.lost.replaced' : 'memory.lost.probe', { part: t(`partsInText.${lost.part}`) });
    case 'layer':
      return t('memory.lost.layer', { layer: lost.layer + 1 });
    case 'direction':
      return t('memory.lost.direction');
    case 'cell':
      return t('memory.lost.cell', { letter: letterOf(lost.contender) });
  }
}
