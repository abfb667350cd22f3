/** Whose weights a panel shows: the epoch of every contender, and of those that have ended whether it is the best or the last. */
import type { Translate } from '../../i18n';
import { endShown } from '../../store/contender';
import { letterOf, type ContenderRun, type EndWeights } from '../state/model';

type Panel = 'trace' | 'predictions';
export type ShownRun = Pick<ContenderRun, 'best' | 'status' | 'epoch'> & {
  readonly [panel in Panel]: { readonly epoch: number } | null;
};

/** The epoch of every contender's weights in a panel; null where it shows nothing of it. */
export const epochsShown = (runs: readonly ShownRun[], panel: Panel): (number | null)[] =>
  runs.map((run) => run[panel]?.epoch ?? null);

/** The one epoch that all have of which any is known; null where they differ, or none is. */
export function commonEpoch(epochs: readonly (number | null)[]): number | null {
  const known = new Set(epochs.filter((epoch) => epoch !== null));
  return known.size === 1 ? [...known][0]! : null;
}

/**
 * "Best weights (A 328, B 174)" or "Last weights (epoch 340)" of networks that have ended, "epoch 34", or "epoch A 34
 * (best), B 51" where some go on; empty while none is built.
 *
 * @param chosen which weights of ended networks are looked at; absent: those that their training has left
 */
export function weightsShown(runs: readonly ShownRun[], panel: Panel, t: Translate, chosen?: EndWeights): string {
  const epochs = epochsShown(runs, panel);
  const shown = runs.flatMap((run, k) => {
    const epoch = epochs[k] ?? null;
    return epoch === null ? [] : [{ letter: letterOf(k), epoch, kind: kindOf(run, epoch, chosen) }];
  });
  const [first] = shown;
  if (first === undefined) return '';
  const same = commonEpoch(epochs);
  const listed = (word: (each: (typeof shown)[number]) => string | number) =>
    shown.map((each) => `${each.letter} ${word(each)}`).join(t('places.listSeparator'));
  if (shown.some(({ kind }) => kind !== first.kind)) {
    const epochs = listed(({ kind, epoch }) => (kind === null ? epoch : t(`charts.ended.${kind}`, { epoch })));
    return t('charts.weights', { epochs });
  }
  const list = same ?? listed(({ epoch }) => epoch);
  if (first.kind === null) return t('charts.weights', { epochs: list });
  return t(`charts.endWeights.${first.kind}`, { epochs: same === null ? list : t('charts.weights', { epochs: same }) });
}

/** What the weights of this epoch are to their network; null while it has not ended, and for a past epoch. */
function kindOf(run: ShownRun, epoch: number, chosen: EndWeights | undefined): EndWeights | null {
  const wanted = endShown(run, chosen);
  if (wanted === null) return null;
  return epoch === (wanted === 'best' ? run.best!.epoch : run.epoch) ? wanted : null;
}
