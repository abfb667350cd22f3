/** What stands in the places of the page's parts that are loaded later: as high as they will be, and why one did not come. */
import { useWords } from '../../i18n/react';
import chart from '../parts/charts/charts.module.css';
import type { WaitingProps } from '../parts/later';
import { NotLoaded } from '../parts/NotLoaded';
import { Card } from '../parts/Card';
import styles from './page.module.css';

export function CurvesWaiting({ missing }: WaitingProps) {
  const { t } = useWords();
  return (
    <Card id="curves" title={t('sections.curves')}>
      <div className={chart['plot']}>
        {missing ? (
          <NotLoaded script="curves" missing={missing} />
        ) : (
          <p className={chart['empty']}>{t('loading.curves')}</p>
        )}
      </div>
    </Card>
  );
}

export function LearnWaiting({ missing }: WaitingProps) {
  return missing ? <NotLoaded script="learn" missing={missing} /> : null;
}

/** Nothing of what can be done waits for it. */
export function NothingWaiting() {
  return null;
}

export function PreparationWaiting({ missing }: WaitingProps) {
  const { t } = useWords();
  if (missing === null) return null;
  return (
    <Card id="preparation" title={t('sections.preparation')}>
      <NotLoaded script="preparation" missing={missing} />
    </Card>
  );
}

export function VerdictWaiting({ missing }: WaitingProps) {
  const { t } = useWords();
  if (missing === null) return <div className={styles['pending']} />;
  return (
    <Card id="verdict" title={t('sections.verdict')}>
      <NotLoaded script="verdict" missing={missing} />
    </Card>
  );
}

export function VerdictLineWaiting({ missing }: WaitingProps) {
  return missing ? <NotLoaded script="verdictLine" missing={missing} /> : <div className={chart['line']} />;
}

export function RunsWaiting({ missing }: WaitingProps) {
  const { t } = useWords();
  if (missing === null) return <section id="runs" className={styles['waiting']} />;
  return (
    <Card id="runs" title={t('sections.runs')}>
      <NotLoaded script="runs" missing={missing} />
    </Card>
  );
}
