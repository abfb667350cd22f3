/** Every contender's numbers, bare, one row each. */
import type { AppState } from '../../../store/state';
import type { Translate } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { backendName } from '../../words/backend-name';
import { readable } from '../../words/format';
import { contenderInk, letterOf, type ContenderRun } from '../../state/model';
import { usePaced } from '../../state/store-context';
import styles from './run.module.css';

const contenders = (state: AppState) => state.run.contenders;
/** Numbers never lag behind the word beside them. */
const status = (state: AppState) => state.run.status;

/** What each column shows; null while nothing was measured. */
const COLUMNS = [
  { id: 'epoch', label: 'run.epoch', value: (run) => String(run.epoch) },
  { id: 'train-loss', label: 'run.trainLoss', value: (run) => measured(run.trainLoss, readable) },
  { id: 'val-loss', label: 'run.valLoss', value: (run) => measured(run.valLoss, readable) },
  {
    id: 'steps-per-second',
    label: 'run.optimiserStepsPerSecond',
    value: (run) => measured(run.stepsPerSecond, (rate) => rate.toFixed(0)),
  },
  {
    id: 'ms-per-step',
    label: 'run.msPerStep',
    title: 'run.msPerStepTitle',
    value: (run) => measured(run.msPerStep, (ms) => String(Number(ms.toPrecision(2)))),
  },
] as const satisfies readonly {
  id: string;
  label: string;
  title?: string;
  value: (run: ContenderRun) => string | null;
}[];

const measured = (value: number | null, text: (value: number) => string): string | null =>
  value === null || Number.isNaN(value) ? null : text(value);

/** What was measured on the backends that were not taken: "GPU (WebGL) 4.1 ms". */
function otherTimings({ backend, timings }: ContenderRun, t: Translate): string {
  return timings
    .filter((timing) => timing.backend !== backend && Number.isFinite(timing.msPerStep))
    .map((timing) => `${backendName(timing.backend, t)} ${timing.msPerStep.toPrecision(2)} ms`)
    .join(t('places.listSeparator'));
}

export function RunNumbers() {
  const { t } = useWords();
  const runs = usePaced(contenders, 50, status);
  const none = t('run.none');
  return (
    <table className={styles['numbers']} aria-label={t('run.numbers')}>
      <thead>
        <tr>
          <td />
          {COLUMNS.map((column) => (
            <th key={column.id} scope="col" title={'title' in column ? t(column.title) : undefined}>
              {t(column.label)}
            </th>
          ))}
          <th scope="col">{t('run.backend')}</th>
        </tr>
      </thead>
      <tbody>
        {runs.map((run, k) => (
          <tr key={k}>
            <th scope="row" style={{ color: contenderInk(k) }}>
              {letterOf(k)}
            </th>
            {COLUMNS.map(({ id, value }) => (
              <td key={id} data-testid={`${id}-${letterOf(k)}`}>
                {value(run) ?? none}
              </td>
            ))}
            <td>
              <span data-testid={`backend-${letterOf(k)}`}>{backendName(run.backend, t)}</span>
              {otherTimings(run, t) !== '' && (
                <span className={styles['small']}> {t('run.measured', { timings: otherTimings(run, t) })}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
