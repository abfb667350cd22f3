/** Which networks stay when settings change, because nothing that they were built from is another. Pure. */
import { changedFields } from '../../experiment/fields';
import type { ContenderSpec, ExperimentSpec } from '../../experiment/schema';
import { concernOf, isLiveForContender } from '../live';

/** Of every contender that is shown, which of the networks is its own, 0-based; null: none. */
export type Lineage = readonly (number | null)[];

/** Every contender has the network that stands where it does. */
export const sameOrder = ({ contenders }: ExperimentSpec): Lineage => contenders.map((_, index) => index);

/** What a network is built from, of its contender's settings. */
const builtFrom = (contender: ContenderSpec): string =>
  JSON.stringify(Object.entries(contender).filter(([name]) => !isLiveForContender(name)));

/**
 * The lineage after a change of the shown spec. Where the list has grown or shrunk, equal contenders are the same one,
 * in the order in which they stand.
 *
 * @param places of every contender now, where it stood before, where that is known
 */
export function followed(
  lineage: Lineage,
  before: ExperimentSpec,
  after: ExperimentSpec,
  places?: readonly (number | null)[],
): Lineage {
  const of = (from: number | null): number | null => (from === null ? null : (lineage[from] ?? null));
  if (places !== undefined) return places.map(of);
  const [old, now] = [before.contenders, after.contenders].map((list) => list.map((each) => JSON.stringify(each)));
  if (old!.length === now!.length) return lineage;
  let next = 0;
  return now!.map((each) => {
    const from = old!.indexOf(each, next);
    if (from < 0) return null;
    next = from + 1;
    return of(from);
  });
}

/**
 * Of every contender of `after`, the network that stays its own; null: it is built.
 *
 * @param before what the networks were built from
 * @param there whether each of them is there, or on its way
 */
export function keptNetworks(
  before: ExperimentSpec,
  after: ExperimentSpec,
  lineage: Lineage,
  there: readonly boolean[],
): Lineage {
  const others = changedFields({ ...before, contenders: after.contenders }, after);
  if (others.some((path) => concernOf(path) === 'data' || concernOf(path) === 'networks')) {
    return after.contenders.map(() => null);
  }
  const old = before.contenders.map(builtFrom);
  const now = after.contenders.map(builtFrom);
  const free = new Set(old.map((_, index) => index).filter((index) => there[index]));
  const take = (index: number | null | undefined, own: string): number | null =>
    index !== null && index !== undefined && old[index] === own && free.delete(index) ? index : null;
  const kept = now.map((own, index) => take(lineage[index], own));
  return kept.map(
    (index, place) =>
      index ??
      take(
        [...free].find((each) => old[each] === now[place]),
        now[place]!,
      ),
  );
}
