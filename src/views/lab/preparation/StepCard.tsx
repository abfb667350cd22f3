/** One step of the preparation: its setting, its drawing, how much it touched and what it fitted. */
import { useId, useState } from 'react';
import type { PreparationSpec } from '../../../experiment/schema';
import type { StepReport } from '../../../experiment/sequences';
import { useWords } from '../../../i18n/react';
import type { Preview } from '../../state/model';
import { withShares, type Shares } from './boundaries';
import { CONTROLS } from './controls';
import { factText } from './facts';
import styles from './preparation.module.css';
import { SplitDrawing } from './SplitDrawing';
import { StepDrawing } from './StepDrawing';
import { WindowDrawing } from './WindowDrawing';

interface StepCardProps {
  readonly number: number;
  readonly report: StepReport;
  readonly preparation: PreparationSpec;
  readonly preview: Preview;
}

export function StepCard({ number, report, preparation, preview }: StepCardProps) {
  const { t } = useWords();
  const heading = useId();
  const { step } = report;
  const [draft, setDraft] = useState<Shares | null>(null);
  const { facts } = step === 'split' ? withShares(report, draft ?? preparation.split) : report;
  const Controls = CONTROLS[step];
  return (
    <li className={styles['step']} data-step={step} aria-labelledby={heading}>
      <h3 className={styles['stepTitle']} id={heading} title={t(`preparation.about.${step}`)}>
        <span className={styles['number']} aria-hidden="true">
          {number}
        </span>
        {t(`preparation.steps.${step}`)}
        <Touched report={report} rows={preview.rows} />
      </h3>
      {Controls && (
        <div className={styles['controls']}>
          <Controls preparation={preparation} preview={preview} />
        </div>
      )}
      {step === 'split' ? (
        <SplitDrawing preview={preview} draft={draft} onDraft={setDraft} />
      ) : (
        <Drawing step={step} report={report} preview={preview} />
      )}
      <div className={styles['facts']}>
        {facts.map((fact, k) => (
          <p key={k}>{factText(fact, t)}</p>
        ))}
        <p className={styles['about']}>{t(`preparation.about.${step}`)}</p>
      </div>
    </li>
  );
}

interface DrawingProps {
  readonly step: Exclude<StepReport['step'], 'split'>;
  readonly report: StepReport;
  readonly preview: Preview;
}

function Drawing({ step, report, preview }: DrawingProps) {
  const { t } = useWords();
  switch (step) {
    case 'windows': {
      const { window, inputs, horizon, outputs } = report.facts[0]!.values as Record<string, number>;
      const targets = outputs! / horizon!;
      const label = t('preparation.about.windows');
      return <WindowDrawing {...{ window: window!, inputs: inputs!, horizon: horizon!, targets, label }} />;
    }
    case 'time':
    case 'missing':
    case 'outliers':
    case 'smoothing':
    case 'transform':
    case 'features':
    case 'scale':
      return <StepDrawing report={report} name={preview.lines[0]!.name} />;
  }
}

/** How many rows and cells the step touched, in a few words. */
function Touched({ report: { step, rows, cells }, rows: all }: { report: StepReport; rows: number }) {
  const { t } = useWords();
  if (step === 'split' || step === 'windows') return null;
  if (cells === 0) return <span className={styles['touched']}>{t('preparation.untouched')}</span>;
  const words = {
    rows: t('counts.rows', { count: rows }),
    cells: t('counts.cells', { count: cells }),
  };
  return (
    <span className={styles['touched']} data-touched="">
      {t('preparation.touched', { ...words, rows: rows === all ? t('preparation.allRows', words) : words.rows })}
    </span>
  );
}
