/** Under the predictions: what a network does instead of forecasting, in numbers, and a button that changes the cause. */
import { Button } from '@mantine/core';
import { useWords } from '../../../i18n/react';
import type { Translate } from '../../../i18n';
import { explosionOf, habitOf, rivalsOf, type Explosion, type Habit } from '../../../study/habits';
import { againstExplosion, againstFlat, againstLate, type Remedy } from '../../../study/remedies';
import type { AppState } from '../../../store/state';
import { compact, decimal } from '../../words/format';
import { type ContenderRun, type Preview, type RunStatus } from '../../state/model';
import { useApp } from '../../state/store-context';
import { scoresOn } from './compare';
import type { Prepared } from './moment';
import styles from './predictions.module.css';
import { contenderName } from '../../words/contender-name';

const ENDED: readonly RunStatus[] = ['paused', 'finished', 'stoppedEarly'];

interface HabitsProps {
  readonly moment: Prepared;
  /** The target variable's number. */
  readonly v: number;
}

/** A sentence of one contender, and what to change; null: nothing that is known to help. */
interface Said {
  readonly key: string;
  readonly text: string;
  readonly remedy: Remedy | null;
}

export default function Habits({ moment, v }: HabitsProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const { preview, part, spec, runs, past } = moment;
  const unit = preview.forecast?.targets[v]?.unit ?? '';
  const said = runs.flatMap((run, k): Said[] => {
    // While a network learns it passes through every stage of these; what it ends with is worth a word.
    if (past !== null || !ENDED.includes(run.status) || run.epoch === 0 || !spec.contenders[k]) return [];
    const name = contenderName(k, spec.contenders[k].cell, t);
    const explosion = explosionOf(run.curves.validation[0] ?? null, [run.trainLoss, run.valLoss]);
    // Of weights that are out of bounds nothing more is worth saying.
    const habit = explosion ? null : habitOn(run, preview, part, v);
    return [
      ...(explosion
        ? [{ key: `${k} exploded`, text: explosionText(explosion, name, t), remedy: againstExplosion(spec, k) }]
        : []),
      ...(habit
        ? [
            {
              key: `${k} ${habit.kind}`,
              text: habitText(habit, name, { unit, horizon: preview.forecast!.horizon }, t),
              remedy: remedyOf(habit, spec, k),
            },
          ]
        : []),
    ];
  });
  const offered = new Set<string>();
  return said.map(({ key, text, remedy }) => {
    // What two contenders need is offered once.
    const change = remedy && JSON.stringify([remedy.path, remedy.value]);
    const offer = change !== null && !offered.has(change);
    if (change !== null) offered.add(change);
    return (
      <p key={key} className={styles['habit']} data-habit={key}>
        {text}
        {offer && remedy && (
          <Button size="compact-xs" variant="light" onClick={() => set(remedy.path, remedy.value)}>
            {t(`predictions.remedies.${remedy.field}`, {
              value:
                remedy.field === 'transform' ? t(`preparation.rules.${remedy.value as 'difference'}`) : remedy.shown,
            })}
          </Button>
        )}
      </p>
    );
  });
}

function habitOn(run: ContenderRun, { parts }: Preview, part: Prepared['part'], v: number): Habit | null {
  const traits = part === 'train' ? null : run.traits?.[part]?.[v];
  const scores = part === 'train' ? null : run.scores?.[part].own;
  if (!traits || !scores) return null;
  const baselines = parts[part].baselines.map((each) => ({ name: each.name, scores: scoresOn(each, scores.scored) }));
  return habitOf(traits, scores.targets[v]?.['r2'] ?? NaN, rivalsOf(baselines, v));
}

function remedyOf({ kind }: Habit, spec: AppState['spec'], contender: number): Remedy | null {
  if (kind === 'late') return againstLate(spec, contender);
  return kind === 'flat' ? againstFlat(spec, contender) : null;
}

const explosionText = ({ before, loss }: Explosion, name: string, t: Translate): string =>
  t('predictions.habits.exploded', {
    name,
    loss: Number.isFinite(loss) ? compact(loss) : '∞',
    before: compact(before),
  });

function habitText(habit: Habit, name: string, { unit, horizon }: { unit: string; horizon: number }, t: Translate) {
  const measured = (value: number) => (unit === '' ? compact(value) : `${compact(value)} ${unit}`);
  switch (habit.kind) {
    case 'late':
    case 'walk': {
      const values = { name, toLast: measured(habit.toLast), toTruth: measured(habit.toTruth) };
      if (habit.kind === 'late') {
        return horizon === 1
          ? t('predictions.habits.late', values)
          : t('predictions.habits.lateSteps', { ...values, steps: habit.steps, horizon });
      }
      const best = t(`baselines.${habit.best.name}`);
      return t('predictions.habits.walk', { ...values, best, rmse: measured(habit.best.rmse) });
    }
    case 'flat':
    case 'noise':
      return t(`predictions.habits.${habit.kind}`, {
        name,
        forecast: measured(habit.forecast),
        truth: measured(habit.truth),
        r2: Math.abs(habit.r2) < 100 ? decimal(Math.round(1000 * habit.r2) / 1000 || 0, 3) : compact(habit.r2),
      });
  }
}
