/** Learning curves: the loss of every contender as it trains, of several runs the mean and its spread. */
import { useMemo, useState, type ReactNode } from 'react';
import { useWords } from '../../../i18n/react';
import type { AppState } from '../../../store/state';
import chart from '../../parts/charts/charts.module.css';
import { Segments } from '../../parts/charts/Segments';
import { exact } from '../../words/format';
import { Card } from '../../parts/Card';
import { HelpMark } from '../../parts/HelpMark';
import { distinctLabels, distinctTitles } from '../../words/run-title';
import { useContenderNames } from '../../parts/save/names';
import { SaveMenu } from '../../parts/save/SaveMenu';
import { useApp, useAppStore, usePaced } from '../../state/store-context';
import { isKnown, timeCompany } from './axes';
import { CurvePlot } from './CurvePlot';
import { curveGroups, curveOverlays, type Source, keptEvery } from './groups';
import { lossName } from './loss-name';
import { curveTable } from './table';
import { ViewOptions } from './ViewOptions';
import { contenderName } from '../../words/contender-name';

/** The curves do not change with the epoch that is shown. */
const nothing = () => null;

/** The parts of the state that the curves are made of; the same object as long as these are. */
function sources(): (state: AppState) => Source {
  let last: Source | null = null;
  return ({ spec, run, race, ledger, data }) => {
    const same =
      last?.spec === spec &&
      last.run.contenders === run.contenders &&
      last.race.runs === race.runs &&
      last.ledger.overlaid === ledger.overlaid &&
      last.data.preview === data.preview;
    if (!same) last = { spec, run, race, ledger, data };
    return last!;
  };
}

interface LearningCurvesProps {
  /** One line under the curves, once there is a verdict. */
  readonly verdict: ReactNode;
}

export default function LearningCurves({ verdict }: LearningCurvesProps) {
  const { t } = useWords();
  const [log, setLog] = useState(true);
  const wanted = useApp((state) => state.looks.axis);
  const showAxis = useApp((state) => state.showAxis);
  const [smoothing, setSmoothing] = useState(0);
  const [single, setSingle] = useState(false);
  const [select] = useState(sources);
  const source = usePaced(select, 0, nothing);
  const groups = useMemo(() => curveGroups(source), [source]);
  const overlays = useMemo(() => curveOverlays(source), [source]);
  const cells = useApp((state) => state.spec.contenders);
  const loss = useApp((state) => lossName(state.spec, t));
  const units = groups.map((group) => group.units);
  const kind = isKnown(wanted, units) ? wanted : 'epoch';
  const several = groups.some(({ runs }) => runs.length > 1);
  const overlayNames = useMemo(
    () =>
      distinctLabels(
        overlays.map(({ summary }) => summary),
        t,
      ),
    [overlays, t],
  );
  const trained = groups.some(({ runs }) => runs.some(({ curves }) => curves.length > 1)) || overlays.length > 0;
  const lines = groups.map(({ contender, band }) => {
    const where = contenderName(contender, cells[contender]?.cell, t);
    const sentence = band.mean.length === 0 ? t('run.none') : exact(band.mean.at(-1)!);
    return t('places.sentence', { where, sentence });
  });
  const title = t('sections.curves');
  const form = groups.find(({ band }) => band.form !== 'none')?.band.form;
  // Two of more that are still to come are no more than what there is so far.
  const early = form === 'range' && groups.some(({ seeds }) => seeds > 2) ? 'rangeSoFar' : form;
  const drawn = several && single ? 'single' : early && early !== 'none' ? early : null;
  const every = keptEvery(groups, overlays);
  const caption = [
    kind === 'time' ? t(`curves.timeCaption.${timeCompany([...units, ...overlays.map((each) => each.units)])}`) : null,
    drawn ? t(`curves.captions.${drawn}`) : t('curves.caption'),
    every > 1 ? t('curves.every', { every }) : null,
  ]
    .filter((words) => words !== null)
    .join(' · ');
  return (
    <Card
      id="curves"
      title={title}
      caption={
        <span title={caption}>
          {every > 1 && `${t('curves.everyBrief', { every })} · `}
          {drawn ? t(`curves.brief.${drawn}`) : t('curves.caption')}
        </span>
      }
      tools={
        <>
          <Segments
            label={t('charts.scale')}
            value={log ? 'log' : 'linear'}
            choices={(['log', 'linear'] as const).map((value) => ({ value, label: t(`charts.${value}`) }))}
            onChange={(value) => setLog(value === 'log')}
          />
          <ViewOptions
            smoothing={smoothing}
            onSmoothing={setSmoothing}
            single={several ? single : null}
            onSingle={setSingle}
          />
          <Marks caption={caption} />
        </>
      }
    >
      {trained ? (
        <CurvePlot
          {...{ groups, overlays, overlayNames, kind, log, smoothing, loss }}
          single={single && several}
          onKind={showAxis}
          description={t('curves.description', {
            axis: t(`curves.axes.${kind}`),
            lines: lines.join(t('places.sentenceSeparator')),
          })}
        />
      ) : (
        <div className={chart['plot']}>
          <p className={chart['empty']}>{t('curves.empty')}</p>
        </div>
      )}
      {verdict}
    </Card>
  );
}

function Marks({ caption }: { caption: string }) {
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
        form="long"
        weights={null}
        detail={() => caption}
        numbers={() => {
          const state = store.getState();
          const overlays = curveOverlays(state);
          const kept = distinctTitles(
            overlays.map(({ summary }) => summary),
            t,
          );
          return curveTable(curveGroups(state), names(), overlays, kept);
        }}
      />
    </>
  );
}
