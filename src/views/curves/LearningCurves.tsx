/** Learning curves: the loss of every contender by epoch, validation thick and training thin. */
import { Suspense, lazy, useMemo, useState } from 'react';
import type { AppState } from '../../store/state';
import { useWords } from '../../i18n/react';
import styles from '../charts/charts.module.css';
import { Plot } from '../charts/Plot';
import { Segments } from '../charts/Segments';
import { compact, exact } from '../format';
import { contenderStroke, letterOf } from '../model';
import { Card } from '../page/Card';
import { HelpMark } from '../parts/HelpMark';
import { raced } from '../race/raced';
import { SaveMenu } from '../save/SaveMenu';
import { curveTable } from '../save/tables';
import { useContenderNames } from '../save/names';
import { useApp, useAppStore, usePaced } from '../store-context';
import { curveAxes, curveLines } from './curve-lines';
import { lossName } from './loss-name';
import { ShownEpoch } from './ShownEpoch';

const VerdictLine = lazy(() => import('../race/VerdictLine'));

const contenders = (state: AppState) => state.run.contenders;
/** The curves do not change with the epoch that is shown. */
const nothing = () => null;

export function LearningCurves() {
  const { t } = useWords();
  const [log, setLog] = useState(true);
  const runs = usePaced(contenders, 0, nothing);
  const cells = useApp((state) => state.spec.contenders);
  const names = useMemo(() => cells.map(({ cell }, k) => `${letterOf(k)} ${t(`cells.${cell}`)}`), [cells, t]);
  const { lines, axes } = useMemo(() => {
    const drawn = curveLines(runs, names, { validation: t('charts.validation'), training: t('charts.training') }, log);
    return { lines: drawn, axes: curveAxes(drawn, log) };
  }, [runs, names, log, t]);
  const loss = useApp((state) => lossName(state.spec, t));
  const judged = useApp(raced);
  const trained = runs.some((run) => run.curves.length > 1);
  const ends = runs.map((run, k) => ({
    id: `validation-${k}`,
    text: `${letterOf(k)} ${run.valLoss === null ? '' : compact(run.valLoss)}`,
    detail: run.best ? t('curves.best', { loss: compact(run.best.valLoss), epoch: run.best.epoch }) : '',
  }));
  const marks = runs.flatMap(({ best }, k) =>
    best && (!log || best.valLoss > 0)
      ? [{ id: `best-${k}`, x: best.epoch, y: best.valLoss, colour: contenderStroke(k) }]
      : [],
  );
  return (
    <Card
      id="curves"
      title={t('sections.curves')}
      caption={t('curves.caption')}
      tools={
        <>
          <Segments
            label={t('charts.scale')}
            value={log ? 'log' : 'linear'}
            choices={(['log', 'linear'] as const).map((value) => ({ value, label: t(`charts.${value}`) }))}
            onChange={(value) => setLog(value === 'log')}
          />
          <Marks />
        </>
      }
    >
      {trained ? (
        <Plot
          lines={lines}
          x={axes.x}
          y={axes.y}
          xText={String}
          xName={(epoch) => t('charts.epoch', { epoch })}
          description={t('curves.description', {
            lines: runs
              .map((run, k) => {
                const sentence = run.valLoss === null ? t('run.none') : exact(run.valLoss);
                return t('places.sentence', { where: names[k], sentence });
              })
              .join(t('places.sentenceSeparator')),
          })}
          endLabels={ends}
          yTitle={loss}
          xTitle={t('run.epoch')}
          marks={marks}
          over={(frame) => <ShownEpoch frame={frame} x={axes.x} />}
        />
      ) : (
        <div className={styles['plot']}>
          <p className={styles['empty']}>{t('curves.empty')}</p>
        </div>
      )}
      {judged && (
        <Suspense fallback={<div className={styles['line']} />}>
          <VerdictLine />
        </Suspense>
      )}
    </Card>
  );
}

function Marks() {
  const { t } = useWords();
  const store = useAppStore();
  const names = useContenderNames();
  const title = t('sections.curves');
  return (
    <>
      <HelpMark of={title} text={t('looks.curves')} />
      <SaveMenu
        name={title}
        file="learning-curves"
        form="wide"
        weights={null}
        detail={() => t('curves.caption')}
        numbers={() => curveTable(store.getState().run.contenders, names())}
      />
    </>
  );
}
