/** Which unit matters: units and gates of every contender by the validation loss without them. */
import { useEffect, useMemo } from 'react';
import { letterOf } from '../../../state/model';
import { useWords } from '../../../../i18n/react';
import { useContenderNames } from '../../../parts/save/names';
import { SaveMenu } from '../../../parts/save/SaveMenu';
import { inShownOrder } from '../../../words/shown-order';
import { useAppStore } from '../../../state/store-context';
import { useFrames } from '../../shared/lab-context';
import { LabPanel, type PanelProps } from '../../shared/LabPanel';
import { UntouchedTag } from '../../shared/Tags';
import { RankedContender } from './RankedContender';
import { rankedUnits, type Ranking } from './ranking';
import { epochsOf } from '../../shared/LabSave';
import grid from '../../shared/columns.module.css';
import { RankQueue } from './rank-queue';

export function MatterPanel(panel: PanelProps) {
  return (
    <LabPanel {...panel} save={<Save />} controls={<UntouchedTag />}>
      <Columns />
    </LabPanel>
  );
}

function Columns() {
  const frames = useFrames();
  const store = useAppStore();
  const queue = useMemo(() => new RankQueue(store), [store]);
  useEffect(() => queue.open(), [queue]);
  return (
    <div className={grid['columns']}>
      {frames.map(
        (frame, k) =>
          frame && (
            <RankedContender
              key={`${letterOf(k)} ${frame.layer} ${frame.direction}`}
              contender={k}
              frame={frame}
              queue={queue}
            />
          ),
      )}
    </div>
  );
}

function Save() {
  const { t } = useWords();
  const store = useAppStore();
  const names = useContenderNames();
  const answers = () => store.getState().surgery.contenders.map(({ ranked }) => ranked?.answer ?? null);
  const epochs = () => epochsOf(answers());
  const numbers = () => {
    const all = answers();
    if (all.every((answer) => answer === null)) return null;
    return {
      columns: ['contender', 'layer', 'without', 'validation loss'],
      rows: all.flatMap((answer, k) => (answer === null ? [] : rowsOf(names()[k]!, answer))),
    };
  };
  return (
    <SaveMenu name={t('matter.title')} file="ranking" epochs={epochs} weights={null} numbers={numbers} form="long" />
  );
}

/** A row for the untouched network, each gate at its mean and each silenced unit. */
function rowsOf(name: string, answer: Ranking): (string | number)[][] {
  const layer = answer.layer + 1;
  return [
    [name, layer, 'nothing', answer.loss],
    ...inShownOrder(answer.gates, ({ gate }) => gate).map(({ gate, loss }) => [name, layer, `gate ${gate}`, loss]),
    ...rankedUnits(answer)
      .sort((a, b) => a.unit - b.unit)
      .map(({ unit, loss }) => [name, layer, `unit ${unit + 1}`, loss]),
  ];
}
