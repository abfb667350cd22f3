/**
 * The one rule by which what is known of every epoch is thinned, so that it does not grow as long as a run goes on: every
 * 2^k-th epoch from 0 on is kept, and with it always the best and the latest.
 */

export interface AtEpoch {
  readonly epoch: number;
}

/** Epochs of a run's losses that are kept before every second one is left out: more than any chart can tell apart. */
export const MOST_EPOCHS = 4096;

/** Evenly spaced items and how far they lie apart. */
export interface Spaced<V extends AtEpoch> {
  /** Of the epochs from 0 on every `stride`-th is kept; a power of two. */
  readonly stride: number;
  readonly spaced: readonly V[];
}

/** The same with every second item left out as often as there are more than `most`, of which there is at least 1. */
export function thinned<V extends AtEpoch>(items: Spaced<V>, most: number): Spaced<V> {
  let { stride, spaced } = items;
  while (spaced.length > most) {
    stride *= 2;
    const kept = stride;
    spaced = spaced.filter(({ epoch }) => epoch % kept === 0);
  }
  return { stride, spaced };
}

/** The evenly spaced items with the best and the latest, by rising epoch, each epoch once. */
export function withEnds<V extends AtEpoch>(spaced: readonly V[], best: V | null, latest: V): V[] {
  const byEpoch = new Map([...spaced, ...(best === null ? [] : [best]), latest].map((each) => [each.epoch, each]));
  return [...byEpoch.values()].sort((a, b) => a.epoch - b.epoch);
}

/** A history that is added to, an epoch at a time. */
export class EpochHistory<V extends AtEpoch> {
  private kept: Spaced<V> & { readonly spaced: V[] } = { stride: 1, spaced: [] };
  private best: V | null = null;
  private latest: V | null = null;
  private listed: readonly V[] | null = null;

  constructor(private readonly most = MOST_EPOCHS) {}

  /** @param item of a later epoch than all before */
  add(item: V, isBest: boolean): void {
    this.latest = item;
    if (isBest) this.best = item;
    this.listed = null;
    const { stride, spaced } = this.kept;
    if (item.epoch % stride !== 0) return;
    spaced.push(item);
    if (spaced.length <= this.most) return;
    const next = thinned(this.kept, this.most);
    this.kept = { stride: next.stride, spaced: [...next.spaced] };
  }

  /** What is kept, by rising epoch. */
  all(): readonly V[] {
    this.listed ??= this.list();
    return this.listed;
  }

  /** As `withEnds`, but without sorting what is sorted: it is asked for at every epoch. */
  private list(): readonly V[] {
    const { latest, best, kept } = this;
    const { spaced, stride } = kept;
    const missing = [best, latest].filter((each) => each !== null && each.epoch % stride !== 0) as V[];
    if (missing.length === 0) return spaced;
    const all = [...spaced];
    for (const each of new Set(missing)) all.splice(all.findLastIndex(({ epoch }) => epoch < each.epoch) + 1, 0, each);
    return all;
  }
}

/** A run's losses in columns, of which as many count as `length` says. */
interface Columns {
  readonly length: number;
  readonly epoch: readonly number[];
  readonly train: readonly number[];
  readonly validation: readonly number[];
  /** Of the epochs from 0 on every so-manieth is kept; absent: every one. */
  readonly stride?: number;
}

/** Losses of more epochs, later than all before. */
interface MoreEpochs {
  readonly epoch: Float64Array;
  readonly trainLoss: Float64Array;
  readonly valLoss: Float64Array;
}

/**
 * The losses with more behind them, thinned by the rule. As long as all are kept, the lists grow in place and a new
 * wrapper tells readers that they did; what has been thinned is a new list.
 */
export function grownCurves<C extends Columns>(curves: C, more: MoreEpochs, most = MOST_EPOCHS): C {
  if (more.epoch.length === 0) return curves;
  const { stride = 1 } = curves;
  if (stride === 1 && curves.length + more.epoch.length <= most) {
    const { epoch, train, validation } = curves as unknown as Record<'epoch' | 'train' | 'validation', number[]>;
    more.epoch.forEach((each, k) => {
      epoch.push(each);
      train.push(more.trainLoss[k]!);
      validation.push(more.valLoss[k]!);
    });
    return { ...curves, length: epoch.length };
  }
  const known = Array.from({ length: curves.length }, (_, k) => ({
    epoch: curves.epoch[k]!,
    train: curves.train[k]!,
    validation: curves.validation[k]!,
  }));
  const fresh = Array.from(more.epoch, (epoch, k) => ({
    epoch,
    train: more.trainLoss[k]!,
    validation: more.valLoss[k]!,
  }));
  const all = [...known, ...fresh];
  const kept = thinned({ stride, spaced: all.filter(({ epoch }) => epoch % stride === 0) }, most);
  const items = withEnds(kept.spaced, lowest(all), all.at(-1)!);
  return {
    ...curves,
    length: items.length,
    epoch: items.map(({ epoch }) => epoch),
    train: items.map(({ train }) => train),
    validation: items.map(({ validation }) => validation),
    stride: kept.stride,
  };
}

/** The first of the epochs after training began whose validation loss is the lowest; null where there is none. */
function lowest<V extends AtEpoch & { readonly validation: number }>(items: readonly V[]): V | null {
  let best: V | null = null;
  for (const item of items) if (item.epoch > 0 && (best === null || item.validation < best.validation)) best = item;
  return best;
}

/**
 * How far apart the epochs of a list lie: 1 where every one is there, else the power of two by which they were thinned.
 * The best and the latest stand between the others.
 */
export function strideOf(epochs: readonly number[], length = epochs.length): number {
  let widest = 1;
  for (let k = 1; k < length; k++) widest = Math.max(widest, epochs[k]! - epochs[k - 1]!);
  return 2 ** Math.ceil(Math.log2(widest));
}
