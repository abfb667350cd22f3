/** A row's name in the lab: hue, letter, word, and for signed values the range of its colours. */
import { useSyncExternalStore } from 'react';
import { useWords } from '../../i18n/react';
import { QUANTITIES, type QuantityName } from '../theme/hues';
import styles from './gates.module.css';
import { useLab } from './lab-context';
import { reachOf } from './painter';

export function QuantityTag({ name }: { name: QuantityName }) {
  const { t } = useWords();
  const { board } = useLab();
  const reach = useSyncExternalStore(board.subscribe, board.readReach);
  return (
    <span className={styles['tag']}>
      <i className={styles['swatch']} style={{ background: `var(--quantity-${name})` }} />
      <span>
        <b style={{ color: `var(--quantity-${name}-text)` }}>{name}</b>
        {QUANTITIES[name].range === 'signed' && <span className={styles['reach']}>±{reachOf(reach, name)}</span>}
        <small>{t(`gatesShort.${name}`)}</small>
      </span>
    </span>
  );
}
