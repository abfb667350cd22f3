/** A run as a row of the table, with its details below it once they are unfolded. */
import { IconChevronDown, IconChevronUp, IconNote, IconPin, IconStar, IconStarFilled } from '@tabler/icons-react';
import type { RunSummary } from '../../../experiment/runs';
import { useWords } from '../../../i18n/react';
import { sequenceTitle } from '../../words/sequence-title';
import { backendName } from '../../words/backend-name';
import { useApp } from '../../state/store-context';
import { COLUMNS } from './columns';
import { endsPlainly, endText } from './end-text';
import { contenderOf } from './figures';
import { DifferenceCell, FigureCell } from './FigureCell';
import { runName, runOrigin } from '../../words/run-title';
import { RunDetails } from './RunDetails';
import { RunName } from './RunName';
import styles from './runs.module.css';

/** Checkbox, the sorted columns, the curve. */
const WIDTH = COLUMNS.length + 2;

interface RunRowProps {
  readonly run: RunSummary;
  readonly baseline: RunSummary | null;
  readonly selected: boolean;
  readonly overlaid: boolean;
  readonly unsaved: boolean;
  readonly open: boolean;
  readonly onOpen: (on: boolean) => void;
  readonly onSelect: (on: boolean) => void;
  readonly onRace: (race: string) => void;
}

export function RunRow(props: RunRowProps) {
  const { run, baseline, selected, overlaid, unsaved, open, onOpen, onSelect, onRace } = props;
  const { t, i18n } = useWords();
  const starRun = useApp((state) => state.starRun);
  const overlayRun = useApp((state) => state.overlayRun);
  const name = runName(run, t);
  const { cell, units, layers } = contenderOf(run);
  const Star = run.starred ? IconStarFilled : IconStar;
  const Fold = open ? IconChevronUp : IconChevronDown;
  return (
    <tbody data-selected={selected}>
      <tr>
        <td>
          <input
            type="checkbox"
            aria-label={t('ledger.select', { name })}
            checked={selected}
            onChange={(event) => onSelect(event.currentTarget.checked)}
          />
        </td>
        <td>
          <button
            type="button"
            className={styles['icon']}
            aria-label={t('ledger.star', { name })}
            aria-pressed={run.starred}
            onClick={() => starRun(run.id, !run.starred)}
          >
            <Star size={14} aria-hidden="true" />
          </button>
        </td>
        <th scope="row" aria-label={name}>
          <span className={styles['nameLine']}>
            <button
              type="button"
              className={styles['icon']}
              aria-label={t('ledger.details', { name })}
              aria-expanded={open}
              onClick={() => onOpen(!open)}
            >
              <Fold size={14} aria-hidden="true" />
            </button>
            <RunName run={run} />
            {baseline?.id === run.id && <IconPin size={13} aria-label={t('ledger.reference')} role="img" />}
            {run.note !== '' && <IconNote size={13} aria-label={t('ledger.note')} role="img" />}
          </span>
          <span className={styles['under']}>
            <button
              type="button"
              className={styles['race']}
              title={t('ledger.ofTitle')}
              onClick={() => onRace(run.race)}
            >
              {runOrigin(run, t)}
            </button>
            {!endsPlainly(run) && <span> · {endText(run, t)}</span>}
            {unsaved && <span> · {t('ledger.unsaved')}</span>}
          </span>
        </th>
        <td data-words="true">
          <time dateTime={new Date(run.ended).toISOString()}>
            {when(run.ended, { dateStyle: 'short' }, i18n.language)}{' '}
            <span className={styles['under']}>{when(run.ended, { timeStyle: 'short' }, i18n.language)}</span>
          </time>
        </td>
        <td data-words="true" className={styles['data']}>
          {sequenceTitle(run.spec.data.source, t)}
        </td>
        <td data-words="true">{t(`cells.${cell}`)}</td>
        <td>{layers > 1 ? t('ledger.layers', { layers, units }) : units}</td>
        <td>{run.parameters.toLocaleString(i18n.language)}</td>
        <td>{run.trainingSeed}</td>
        <td>{run.best ? t('ledger.best', { epochs: run.epochs, best: run.best.epoch }) : run.epochs}</td>
        <FigureCell run={run} part="validation" />
        <FigureCell run={run} part="test" />
        <DifferenceCell run={run} baseline={baseline} />
        <td data-words="true">{backendName(run.backend, t)}</td>
        <td className={styles['centre']}>
          <input
            type="checkbox"
            aria-label={t('ledger.curve', { name })}
            checked={overlaid}
            onChange={(event) => overlayRun(run.id, event.currentTarget.checked)}
          />
        </td>
      </tr>
      {open && (
        <tr className={styles['detailsRow']}>
          <td colSpan={WIDTH}>
            <RunDetails run={run} pinned={baseline?.id === run.id} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

const when = (ended: number, style: Intl.DateTimeFormatOptions, language: string): string =>
  new Intl.DateTimeFormat(language, { ...style, hourCycle: 'h23' }).format(ended);
