/** "What if there were no …?": a gate of the trained network held open or shut with one click, and what that shows. */
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { presetOf, presetsOf, type PresetName } from '../../../../experiment/cells';
import { presetInterventions, presetIsOn, isOfPreset } from '../../../../experiment/presets';
import type { ExperimentSpec } from '../../../../experiment/schema';
import { joined } from '../../../../i18n';
import { useWords } from '../../../../i18n/react';
import { exact } from '../../../words/format';
import { contenderInk, letterOf } from '../../../state/model';
import { useContenderNames } from '../../../parts/save/names';
import { SaveMenu } from '../../../parts/save/SaveMenu';
import { useApp, useAppStore } from '../../../state/store-context';
import { LabPanel, type PanelProps } from '../../shared/LabPanel';
import { LabProblem } from '../../shared/LabProblem';
import { isTurned } from '../../shared/convention';
import { useFrames, useLab } from '../../shared/lab-context';
import { changeInWords, changeOf } from './change';
import { epochsOf } from '../../shared/LabSave';
import grid from '../../shared/columns.module.css';
import styles from './matter.module.css';
import { conclusionOf } from './conclusion';

export function PresetsPanel(panel: PanelProps) {
  return (
    <LabPanel {...panel} save={<Save />}>
      <Columns />
    </LabPanel>
  );
}

function Columns() {
  const frames = useFrames();
  const watchSurgery = useApp((state) => state.watchSurgery);
  useEffect(() => {
    watchSurgery(true);
    return () => watchSurgery(false);
  }, [watchSurgery]);
  return (
    <div className={grid['columns']} data-presets="">
      {frames.map((frame, k) => frame && <OfContender key={k} contender={k} />)}
    </div>
  );
}

/** Presets by other names where the page turns their gate. */
const WHERE_TURNED: Readonly<Partial<Record<PresetName, 'updateOneKept'>>> = { updateOne: 'updateOneKept' };

const specOf = ({ spec }: { readonly spec: ExperimentSpec }) => spec;

function OfContender({ contender }: { contender: number }) {
  const { t } = useWords();
  const { convention } = useLab();
  const spec = useApp(specOf);
  const addPreset = useApp((state) => state.addPreset);
  const removePreset = useApp((state) => state.removePreset);
  const letter = letterOf(contender);
  const cell = spec.contenders[contender]?.cell;
  if (cell === undefined) return null;
  const offered = presetsOf(cell);
  if (offered.length === 0) return <p className={styles['dim']}>{t('matter.noPresets', { letter })}</p>;
  const on = offered.filter((name) => presetIsOn(name, contender, spec));
  const nameOf = (name: PresetName) => {
    const turned = isTurned(cell, presetOf(cell, name)!.gate, convention);
    return t(`matter.presetNames.${(turned ? WHERE_TURNED[name] : undefined) ?? name}`);
  };
  return (
    <div className={grid['column']} role="group" aria-label={t('matter.presetsOf', { letter })}>
      <div className={styles['run']}>
        <b style={{ color: contenderInk(contender) }}>
          {letter} {t(`cells.${cell}`)}
        </b>
      </div>
      <div className={styles['presets']}>
        {offered.map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant={on.includes(name) ? 'filled' : 'default'}
            aria-pressed={on.includes(name)}
            onClick={() => (on.includes(name) ? removePreset : addPreset)(name, contender)}
          >
            {nameOf(name)}
          </Button>
        ))}
      </div>
      {on.length === 0 ? <p className={styles['dim']}>{t('matter.try')}</p> : <Said contender={contender} on={on} />}
    </div>
  );
}

/** What was done, what that cost by the laboratory's numbers, and what follows where nothing else was done besides. */
function Said({ contender, on }: { contender: number; on: readonly PresetName[] }) {
  const { t } = useWords();
  const spec = useApp(specOf);
  const kept = useApp(({ surgery }) => surgery.contenders[contender]?.losses ?? null);
  const problem = useApp(({ surgery }) => surgery.problem ?? surgery.contenders[contender]?.problem ?? null);
  const what = joined(on.map((name) => t(`matter.what.${name}`)));
  if (problem !== null) return <LabProblem problem={problem} className={styles['stale']} />;
  // During training the weights move on all the time: the last numbers are true of their epoch.
  const waiting = kept === null || (kept.answer.before === kept.answer.after && kept.stale);
  if (waiting) {
    return (
      <p className={styles['said']} role="status">
        {joined([what, t('matter.computing')])}
      </p>
    );
  }
  const { before, after, epoch } = kept.answer;
  const change = changeOf(before, after);
  const own = on.flatMap((name) => presetInterventions(name, contender, spec.contenders[contender]!));
  const count = spec.interventions.filter(
    (each) => each.on && each.kind !== 'input' && each.contender === contender && !isOfPreset(each, own),
  ).length;
  const values = { before: exact(before), after: exact(after), change: changeInWords(change, t) };
  const outcome = count > 0 ? t('matter.outcomeTogether', { ...values, count }) : t('matter.outcome', values);
  const conclusion = conclusionOf(change);
  const [only, ...more] = on;
  const decided = count === 0 && more.length === 0 && conclusion !== null;
  const so = epoch === 0 ? t('matter.untrained') : decided ? t(`matter.so.${only!}.${conclusion}`) : '';
  return (
    <p className={styles['said']} role="status" data-stale={kept.stale}>
      {joined([what, outcome, so])}
    </p>
  );
}

function Save() {
  const { t } = useWords();
  const store = useAppStore();
  const names = useContenderNames();
  const losses = () => store.getState().surgery.contenders.map((each) => each.losses?.answer ?? null);
  const epochs = () => epochsOf(losses());
  const numbers = () => {
    const { spec } = store.getState();
    const rows = losses().flatMap((answer, k) => {
      if (answer === null) return [];
      const on = presetsOf(spec.contenders[k]!.cell).filter((name) => presetIsOn(name, k, spec));
      return [[names()[k]!, on.join(' '), answer.before, answer.after]];
    });
    if (rows.length === 0) return null;
    return { columns: ['contender', 'presets', 'validation loss untouched', 'validation loss'], rows };
  };
  return (
    <SaveMenu name={t('matter.presets')} file="presets" epochs={epochs} weights={null} numbers={numbers} form="wide" />
  );
}
