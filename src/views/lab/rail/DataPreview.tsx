/** The sequence at a glance: the whole series with its three parts, or one sample of a memory task. */
import { useWords } from '../../../i18n/react';
import { apart } from '../../parts/charts/EndLabels';
import { areSymbols, hasMarker, isMarker, markedSteps } from '../../parts/markers';
import { useNames } from '../../words/made-up-names';
import type { Preview } from '../../state/model';
import { HelpMark } from '../../parts/HelpMark';
import { factText } from '../preparation/facts';
import { SaveMenu } from '../../parts/save/SaveMenu';
import { previewTable } from './preview-table';
import { useApp } from '../../state/store-context';
import { linePath } from '../../parts/charts/line-path';
import styles from './rail.module.css';
import { sequenceTitle } from '../../words/sequence-title';
import { PARTS } from '../../../experiment/sequences';

const WIDTH = 256;
const HEIGHT = 62;
const INSET = 5;

/** Room for the name of a part, in the same units. */
const LABEL = 30;

export function DataPreview() {
  const { t } = useWords();
  const { status, preview } = useApp((state) => state.data);
  const source = useApp((state) => state.spec.data.source);
  if (!preview) return <div className={styles['preview']} role="img" aria-label={t('data.loading')} />;
  const { boundaries, counts } = preview;
  const places = boundaries
    ? apart([2, boundaries.validation * WIDTH, boundaries.test * WIDTH], LABEL, WIDTH - LABEL)
    : [];
  const name = sequenceTitle(source, t);
  return (
    <figure className={styles['previewFrame']} data-saved="">
      <svg
        className={styles['preview']}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('data.preview', { name, first: preview.firstLabel, last: preview.lastLabel })}
      >
        {boundaries && <Parts boundaries={boundaries} />}
        {areSymbols(
          preview.kind,
          preview.lines.map((line) => line.name),
        ) ? (
          <Rows preview={preview} />
        ) : (
          <Lines preview={preview} />
        )}
      </svg>
      <figcaption>
        {boundaries ? (
          <span className={styles['previewLabels']} style={{ display: 'block' }}>
            {PARTS.map((part, k) => (
              <span key={part} style={{ left: `${(places[k]! / WIDTH) * 100}%` }}>
                {t(`data.${part}`)}
              </span>
            ))}
          </span>
        ) : (
          <span className={styles['caption']}>
            {t('data.sample')}: <Names names={preview.lines.map((line) => line.name)} />
          </span>
        )}
        <span className={styles['caption']} style={{ display: 'block' }}>
          {preview.kind === 'series'
            ? t('data.rows', { rows: preview.rows, first: preview.firstLabel, last: preview.lastLabel })
            : t('data.steps', { steps: preview.rows })}
          {preview.unit && `, ${preview.unit}`}
        </span>
        <span className={styles['samples']}>
          <span className={styles['caption']} title={t('data.samplesTitle')}>
            {t('data.samples', counts)}
          </span>
          <span className={styles['marks']}>
            <HelpMark of={t('save.data')} text={t('looks.data')} />
            <SaveMenu
              name={t('save.data')}
              file="data"
              form="wide"
              epochs={() => []}
              parts={(figure) => [figure]}
              numbers={() => previewTable(preview)}
            />
          </span>
        </span>
        {preview.steps
          .flatMap(({ facts }) => facts.filter(({ code }) => code === 'constantTraining'))
          .map((fact, k) => (
            <span key={k} role="status" className={styles['notice']}>
              {factText(fact, t)}
            </span>
          ))}
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

/** The lines by name, each with the form it is drawn in where there is a marker. */
function Names({ names }: { names: readonly string[] }) {
  const named = useNames();
  if (!hasMarker(names)) return names.map(named).join(', ');
  return names.map((name) => (
    <span key={name}>
      <svg className={styles['previewKey']} width="14" height="10" aria-hidden="true">
        {isMarker(name) ? (
          <path d="M7 0V10" stroke="var(--accent)" strokeWidth="3" strokeOpacity="0.55" />
        ) : (
          <path d="M0 5H14" stroke="var(--ink)" strokeWidth="1.3" />
        )}
      </svg>
      {named(name)}{' '}
    </span>
  ));
}

/** Where the marker is set, from top to bottom. */
function Ticks({ markers }: { markers: Float32Array }) {
  const last = Math.max(1, markers.length - 1);
  return (
    <path
      d={markedSteps(markers)
        .map((step) => `M${(step / last) * WIDTH} 0V${HEIGHT}`)
        .join('')}
      stroke="var(--accent)"
      strokeWidth={3}
      strokeOpacity={0.55}
      vectorEffect="non-scaling-stroke"
    />
  );
}

function Lines({ preview }: { preview: Preview }) {
  const drawn = preview.lines.filter(({ name }) => !isMarker(name));
  const markers = preview.kind === 'sequences' ? preview.lines.find(({ name }) => isMarker(name)) : undefined;
  return (
    <>
      {markers && <Ticks markers={markers.values} />}
      <Paths lines={drawn} />
    </>
  );
}

/** On one scale, so that they can be compared. */
function Paths({ lines }: { lines: Preview['lines'] }) {
  const all = lines.flatMap((line) => Array.from(line.values)).filter(Number.isFinite);
  const low = Math.min(...all);
  const high = Math.max(...all);
  return lines.map((line, k) => (
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
          shapeRendering="crispEdges"
        />
      ) : null,
    ),
  );
}
