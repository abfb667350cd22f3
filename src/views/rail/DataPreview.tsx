/** The sequence at a glance: the whole series with its three parts, or one sample of a memory task. */
import { useWords } from '../../i18n/react';
import type { Preview } from '../model';
import { useApp } from '../store-context';
import { linePath } from './line-path';
import styles from './rail.module.css';
import { sequenceOf } from './sequence';

const WIDTH = 256;
const HEIGHT = 62;
const INSET = 5;

/** More lines than this (a symbol is one line each) are drawn as rows. */
const MOST_LINES = 2;

export function DataPreview() {
  const { t } = useWords();
  const { status, preview } = useApp((state) => state.data);
  const source = useApp((state) => state.spec.data.source);
  if (!preview) return <div className={styles['preview']} role="img" aria-label={t('data.loading')} />;
  const { boundaries, counts } = preview;
  const name = t(`source.${sequenceOf(source)}`);
  return (
    <figure className={styles['previewFrame']}>
      <svg
        className={styles['preview']}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('data.preview', { name, first: preview.firstLabel, last: preview.lastLabel })}
      >
        {boundaries && <Parts boundaries={boundaries} />}
        {preview.lines.length > MOST_LINES ? <Rows preview={preview} /> : <Lines preview={preview} />}
      </svg>
      <figcaption>
        {boundaries ? (
          <span className={styles['previewLabels']} style={{ display: 'block' }}>
            <span style={{ left: 2 }}>{t('data.train')}</span>
            <span style={{ left: `${boundaries.validation * 100}%` }}>{t('data.validation')}</span>
            <span style={{ left: `${boundaries.test * 100}%` }}>{t('data.test')}</span>
          </span>
        ) : (
          <span className={styles['caption']}>
            {t('places.sentence', {
              where: t('data.sample'),
              sentence: preview.lines.map((line) => line.name).join(t('places.listSeparator')),
            })}
          </span>
        )}
        <span className={styles['caption']} style={{ display: 'block' }}>
          {preview.kind === 'series'
            ? t('data.rows', { rows: preview.rows, first: preview.firstLabel, last: preview.lastLabel })
            : t('data.steps', { steps: preview.rows })}
          {preview.unit && `, ${preview.unit}`}
        </span>
        <span className={styles['caption']} style={{ display: 'block' }} title={t('data.samplesTitle')}>
          {t('data.samples', counts)}
        </span>
        {status === 'failed' && <span className={styles['caption']}>{t('data.failed')}</span>}
      </figcaption>
    </figure>
  );
}

function Parts({ boundaries }: { boundaries: NonNullable<Preview['boundaries']> }) {
  const validation = boundaries.validation * WIDTH;
  const test = boundaries.test * WIDTH;
  return (
    <>
      <rect x={validation} width={test - validation} height={HEIGHT} fill="var(--shade)" />
      <rect x={test} width={WIDTH - test} height={HEIGHT} fill="var(--accent-soft)" />
    </>
  );
}

/** Lines of a memory task share one scale, so that marker and value can be compared. */
function Lines({ preview }: { preview: Preview }) {
  const all = preview.lines.flatMap((line) => Array.from(line.values)).filter(Number.isFinite);
  const low = Math.min(...all);
  const high = Math.max(...all);
  return preview.lines.map((line, k) => (
    <path
      key={line.name}
      d={linePath(
        line.values,
        WIDTH,
        (value) => HEIGHT - INSET - ((value - low) / (high - low || 1)) * (HEIGHT - 2 * INSET),
      )}
      fill="none"
      stroke={k === 0 ? 'var(--ink)' : 'var(--accent)'}
      strokeWidth={k === 0 ? 1.1 : 1.3}
      vectorEffect="non-scaling-stroke"
    />
  ));
}

/** A block where a line is above zero: which symbol is shown at which step. */
function Rows({ preview }: { preview: Preview }) {
  const height = HEIGHT / preview.lines.length;
  return preview.lines.flatMap(({ name, values }, row) =>
    Array.from(values, (value, step) =>
      value > 0 ? (
        <rect
          key={`${name} ${step}`}
          x={(step * WIDTH) / values.length}
          y={row * height}
          width={WIDTH / values.length}
          height={height}
          fill="var(--ink)"
          fillOpacity={Math.min(1, value) * 0.75}
        />
      ) : null,
    ),
  );
}
