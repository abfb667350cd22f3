/** The page as the data flows: settings on the left, the run above, curves, predictions and gates in the middle. */
import { ErrorBoundary } from 'react-error-boundary';
import { useWords } from '../../i18n/react';
import { LearningCurves } from '../curves/LearningCurves';
import { GateLab } from '../gates/GateLab';
import { Header } from '../header/Header';
import { Predictions } from '../predictions/Predictions';
import { DataSection } from '../rail/DataSection';
import { NetworkSection } from '../rail/NetworkSection';
import { TrainingSection } from '../rail/TrainingSection';
import { RunBar } from '../run/RunBar';
import { Crashed } from './Crashed';
import styles from './page.module.css';
import { Problems } from './Problems';
import { useShortcuts } from './shortcuts';

export function Page() {
  const { t } = useWords();
  useShortcuts();
  return (
    <div className={styles['page']}>
      <button type="button" className={styles['skip']} onClick={() => document.getElementById('run')?.focus()}>
        {t('app.skip')}
      </button>
      <div className={styles['header']}>
        <Header />
      </div>
      <div className={styles['run']}>
        <RunBar navigation={<Jump />} />
        <Problems />
      </div>
      <aside className={styles['rail']} aria-label={t('app.rail')}>
        <ErrorBoundary FallbackComponent={Crashed}>
          <DataSection />
          <NetworkSection />
          <TrainingSection />
        </ErrorBoundary>
      </aside>
      <main className={styles['stage']} aria-label={t('app.stage')}>
        <ErrorBoundary FallbackComponent={Crashed}>
          <LearningCurves />
          <Predictions />
          <GateLab />
        </ErrorBoundary>
      </main>
    </div>
  );
}

/** On a narrow screen the sections lie under one another; these links lead to each. */
function Jump() {
  const { t } = useWords();
  const sections = ['data', 'network', 'training', 'curves', 'predictions', 'gates'] as const;
  return (
    <nav className={styles['jump']} aria-label={t('app.jump')}>
      {sections.map((id) => (
        <a
          key={id}
          href={`#${id}`}
          onClick={(event) => {
            // The part of the address after '#' holds the experiment.
            event.preventDefault();
            document.getElementById(id)?.scrollIntoView();
          }}
        >
          {t(`sections.${id}`)}
        </a>
      ))}
    </nav>
  );
}
