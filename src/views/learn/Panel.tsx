/** A panel of the gate lab in a card of its own. */
import { useWords } from '../../i18n/react';
import { LAB_PANELS } from '../lab/gates/panels';
import styles from './learn.module.css';

export default function Panel({ id }: { readonly id: string }) {
  const { t } = useWords();
  const found = LAB_PANELS.find((each) => each.id === id);
  if (found === undefined) return null;
  return (
    <div className={styles['panelCard']}>
      <found.Panel id={found.id} title={t(found.title)} help={t(found.help)} />
    </div>
  );
}
