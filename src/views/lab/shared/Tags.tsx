/** Say, while surgery is on, whether what is drawn beside them is of the networks as they were trained, or follows it. */
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import { useLab } from './lab-context';
import styles from './tags.module.css';

const anyActs = ({ spec }: AppState) => spec.interventions.some(({ on }) => on);

export function UntouchedTag() {
  const { t } = useWords();
  if (!useApp(anyActs)) return null;
  return (
    <span className={styles['untouched']} title={t('surgery.untouchedHere')}>
      {t('surgery.tag.untouched')}
    </span>
  );
}

/** Beside views that follow surgery without showing both sides of it. */
export function TouchedTag() {
  const { t } = useWords();
  const { sight } = useLab();
  const acts = useApp(anyActs);
  if (!acts || sight === 'untouched') return null;
  return <span className={styles['untouched']}>{t('surgery.tag.touched')}</span>;
}
