/** The first target before and after a step, one above the other; one calm line where the step had nothing to do. */
import type { StepReport } from '../../../experiment/sequences';
import { useWords } from '../../../i18n/react';
import { compact } from '../../words/format';
import { linePath } from '../../parts/charts/line-path';
import { changed, heightOf, keepsUnits, rangeOf, touchedLine, type Range } from './drawing';
import styles from './preparation.module.css';

const WIDTH = 240;
const HEIGHT = 34;
const INSET = 4;

export function StepDrawing({ report, name }: { report: StepReport; name: string }) {
  const { t } = useWords();
  const { before, after, touched } = report;
  const label = t('preparation.drawing', { step: t(`preparation.steps.${report.step}`), name });
  if (!changed(report)) {
    return (
      <div className={styles['drawing']} role="img" aria-label={label}>
        <Strip values={after} scale={null} tall />
      </div>
    );
  }
  const scale = keepsUnits(report) ? rangeOf(before, after) : null;
  return (
    <div className={styles['drawing']} role="img" aria-label={label}>
      <Strip caption={t('preparation.before')} values={before} scale={scale} touched={touched} />
      <Strip caption={t('preparation.after')} values={after} scale={scale} touched={touched} after />
    </div>
  );
}

interface StripProps {
  readonly caption?: string;
  readonly values: Float32Array;
  /** Where before and after share one; else each has its own. */
  readonly scale: Range | null;
  readonly touched?: Uint8Array;
  readonly after?: boolean;
  readonly tall?: boolean;
}

function Strip({ caption, values, scale, touched = new Uint8Array(0), after = false, tall = false }: StripProps) {
  const { t } = useWords();
  const height = tall ? 2 * HEIGHT : HEIGHT;
  const range = rangeOf(values);
  const y = heightOf(scale ?? range ?? { low: 0, high: 0 }, height, INSET);
  return (
    <div className={styles['strip']}>
      {caption && (
        <span className={styles['stripCaption']}>
          {caption}
          {range && <span>{t('preparation.range', { low: compact(range.low), high: compact(range.high) })}</span>}
        </span>
      )}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} preserveAspectRatio="none" className={styles['line']} aria-hidden="true">
        <path className={styles[after || tall ? 'lineAfter' : 'lineBefore']} d={linePath(values, WIDTH, y)} />
        {touched.length > 0 && (
          <path className={styles['lineTouched']} d={linePath(touchedLine(values, touched), WIDTH, y)} />
        )}
      </svg>
    </div>
  );
}
