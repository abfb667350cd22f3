/** Says, while surgery is on, that what is drawn beside it is of the networks as they were trained. */
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../store-context';
import styles from './surgery.module.css';

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
