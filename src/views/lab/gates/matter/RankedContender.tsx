/** One contender's ranking: the button and its progress, the sentences, and the bars of units and gates. */
import { Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { CellName } from '../../../../experiment/cells';
import { joined } from '../../../../i18n';
import { useWords } from '../../../../i18n/react';
import { exact } from '../../../words/format';
import { contenderInk, letterOf, type Trace } from '../../../state/model';
import { useApp } from '../../../state/store-context';
import { placed, type Spot } from '../../shared/crosshair';
import { gateWords } from '../../../words/gate-words';
import { LabProblem } from '../../shared/LabProblem';
import { useLab } from '../../shared/lab-context';
import { Bars, type Bar } from './Bars';
import { changeInWords, changeOf } from './change';
import grid from '../../shared/columns.module.css';
import styles from './matter.module.css';
import { rankedGates, rankedUnits, reachOf, summaryOf, type Ranking } from './ranking';
import type { RankQueue } from './rank-queue';

interface RankedContenderProps {
  readonly contender: number;
  readonly frame: Trace;
  readonly queue: RankQueue;
}

export function RankedContender({ contender, frame, queue }: RankedContenderProps) {
  const { t } = useWords();
  const letter = letterOf(contender);
  const kept = useApp(({ surgery }) => surgery.contenders[contender]?.ranked ?? null);
  const problem = useApp(({ surgery }) => surgery.problem ?? surgery.contenders[contender]?.problem ?? null);
  const past = useApp(({ focus }) => focus.epoch);
  const waiting = useSyncExternalStore(queue.subscribe, queue.read);
  const place = waiting.indexOf(contender);
  const progress = place < 0 ? 'none' : place === 0 ? 'running' : 'waiting';
  // Of another layer it says nothing about the heatmaps above.
  const answer =
    kept !== null && kept.answer.layer === frame.layer && kept.answer.direction === frame.direction
      ? kept.answer
      : null;
  const complete = answer !== null && answer.done === answer.total;
  return (
    <div className={grid['column']}>
      <div className={styles['run']}>
        <b style={{ color: contenderInk(contender) }}>{letter}</b>
        {progress === 'none' ? (
          <Button size="compact-xs" variant="default" onClick={() => queue.start(contender)}>
            {t(complete ? 'matter.again' : 'matter.rank', { letter })}
          </Button>
        ) : (
          <Button size="compact-xs" variant="default" onClick={() => queue.cancel(contender)}>
            {t('matter.cancel')}
          </Button>
        )}
        {progress === 'running' && (
          <Running letter={letter} answer={answer && queue.isOfRunning(answer) ? answer : null} />
        )}
        {progress === 'waiting' && <span className={styles['dim']}>{t('matter.waiting')}</span>}
        {progress === 'none' && complete && kept?.stale === true && past !== answer.epoch && (
          <span className={styles['stale']} role="status">
            {past === null
              ? t('matter.stale', { epoch: answer.epoch })
              : t('matter.otherEpoch', { epoch: answer.epoch, shown: past })}
          </span>
        )}
        {progress === 'none' && answer !== null && !complete && (
          <span className={styles['dim']}>{t('matter.partial', { done: answer.done, total: answer.total })}</span>
        )}
      </div>
      {problem !== null && <LabProblem problem={problem} className={styles['stale']} />}
      {answer === null ? (
        <p className={styles['dim']}>
          {t('matter.none', {
            total: frame.units + frame.gates.filter(({ name }) => name !== 'c' && name !== 'h').length,
          })}
        </p>
      ) : (
        <Found contender={contender} cell={frame.cell} answer={answer} />
      )}
    </div>
  );
}

function Running({ letter, answer }: { letter: string; answer: Ranking | null }) {
  const { t } = useWords();
  const { done, total } = answer ?? { done: 0, total: 1 };
  return (
    <>
      <progress className={styles['progress']} aria-label={t('matter.progress', { letter })} value={done} max={total} />
      {answer !== null && <span className={styles['dim']}>{t('matter.done', { done, total })}</span>}
    </>
  );
}

function Found({ contender, cell, answer }: { contender: number; cell: CellName; answer: Ranking }) {
  const { t } = useWords();
  const { crosshair, shown } = useLab();
  const letter = letterOf(contender);
  const { loss } = answer;
  const spot = useSyncExternalStore(crosshair.subscribe, crosshair.read);
  const pinned = useSyncExternalStore(crosshair.subscribe, crosshair.isPinned);
  const units = rankedUnits(answer);
  const gates = rankedGates(answer);
  const reach = reachOf(
    loss,
    [...units, ...gates].map((each) => each.loss),
  );
  const pin = (to: Partial<Spot>) => {
    const traces = shown.read();
    const at = placed(crosshair.read(), traces);
    const last = { steps: 1, units: 1, ...traces[contender] };
    crosshair.pin({
      step: Math.min(at.step, last.steps - 1),
      unit: Math.min(at.unit, last.units - 1),
      quantity: 'h',
      ...to,
      contender,
    });
  };
  const bar = (name: string, value: number): Omit<Bar, 'id' | 'chosen' | 'onChoose'> => ({
    name,
    loss: value,
    share: Number.isFinite(value) ? value / reach : 1,
    said: t('matter.bar', { name, loss: exact(value), change: changeInWords(changeOf(loss, value), t) }),
  });
  const own = pinned && spot !== null;
  return (
    <>
      <Sentences answer={answer} cell={cell} />
      <Bars
        label={t('matter.units', { letter })}
        head={t('matter.unitsHead')}
        base={loss / reach}
        hue="h"
        onFree={() => crosshair.free()}
        bars={units.map(({ unit, loss: value }) => ({
          ...bar(t('matter.unit', { unit: unit + 1 }), value),
          id: unit,
          chosen: own && spot.unit === unit,
          onChoose: () => pin({ unit }),
        }))}
      />
      {gates.length > 0 && (
        <Bars
          label={t('matter.gates', { letter })}
          head={t('matter.gatesHead')}
          base={loss / reach}
          onFree={() => crosshair.free()}
          bars={gates.map(({ gate, loss: value }) => ({
            ...bar(gateWords(cell, gate, t), value),
            id: gate,
            hue: gate,
            chosen: own && spot.quantity === gate && spot.contender === contender,
            onChoose: () => pin({ quantity: gate }),
          }))}
        />
      )}
      <p className={styles['dim']}>
        {t('matter.scored', { loss: exact(loss), scored: answer.scored, of: answer.of, epoch: answer.epoch })}
      </p>
    </>
  );
}

/** What the numbers so far say; of a ranking that is not complete nothing yet. */
function Sentences({ answer, cell }: { answer: Ranking; cell: CellName }) {
  const { t } = useWords();
  const { loss, done, total, units: all } = answer;
  const summary = summaryOf(loss, rankedUnits(answer));
  if (done < total || summary === null) return null;
  const { most, change, hardly, lower } = summary;
  const units = all.length;
  const values = {
    unit: most.unit + 1,
    change: changeInWords(change, t),
    hardly: t('matter.hardly', { count: hardly, units }),
  };
  const [gate] = rankedGates(answer);
  return (
    <p className={styles['said']}>
      {joined([
        lower > 0
          ? t('matter.saidLower', { ...values, lower: t('matter.lower', { count: lower }) })
          : t('matter.said', values),
        gate === undefined
          ? ''
          : t('matter.saidGate', {
              gate: gateWords(cell, gate.gate, t).toLowerCase(),
              change: changeInWords(changeOf(loss, gate.loss), t),
            }),
      ])}
    </p>
  );
}
