/** Whose weights a panel shows: the epoch of every contender, and that it is the best one where its weights were restored. */
import type { Translate } from '../i18n';
import { letterOf, type ContenderRun } from './model';

type Shown = Pick<ContenderRun, 'best'> & {
  readonly [panel in 'trace' | 'predictions']: { readonly epoch: number } | null;
};

/** "epoch 34 (best)", or "epoch A 34 (best), B 51" where contenders differ; empty while none is built. */
export function weightsShown(runs: readonly Shown[], panel: 'trace' | 'predictions', t: Translate): string {
  const epochs = runs.flatMap((run, k) => {
    const epoch = run[panel]?.epoch;
    if (epoch === undefined) return [];
    return [{ letter: letterOf(k), epoch, best: run.best !== null && run.best.restored && run.best.epoch === epoch }];
  });
  if (epochs.length === 0) return '';
  const first = epochs[0]!;
  const allBest = epochs.every(({ best }) => best);
  const same = epochs.every(({ epoch, best }) => epoch === first.epoch && best === first.best);
  const each = epochs.map(({ letter, epoch, best }) => {
    const text = best && !allBest ? t('charts.bestEpoch', { epoch }) : String(epoch);
    return same ? text : `${letter} ${text}`;
  });
  const list = same ? each[0]! : each.join(', ');
  return t('charts.weights', { epochs: allBest ? t('charts.bestEpoch', { epoch: list }) : list });
}
