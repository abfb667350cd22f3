/** Mean and spread of several runs' losses, epoch by epoch, over one set of runs, so that the mean never jumps along the axis. */
import { deviation, max, mean, min } from 'd3-array';

/** One run's losses. Epochs rise; the lists may be longer than `length`, which is what counts. */
export interface BandRun {
  readonly length: number;
  readonly epoch: readonly number[];
  readonly values: readonly number[];
  /** It has come to its own end, so its being short says something about it; a run still going only needs time. */
  readonly closed: boolean;
}

/** `range`: the lowest and the highest of two runs. `deviation`: mean ± sample standard deviation of three or more. */
export type BandForm = 'none' | 'range' | 'deviation';

export interface Band {
  /** Which runs it is of, by their index; the same ones at every epoch. */
  readonly members: readonly number[];
  /** The last epoch that all members have reached; −1 without any member. */
  readonly reach: number;
  readonly form: BandForm;
  readonly epoch: readonly number[];
  readonly mean: readonly number[];
  /** Sample standard deviation (n − 1); NaN of one run. */
  readonly sd: readonly number[];
  /** The band's lower and upper edge; the mean itself where there is no band. Losses are positive, and so are these. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** From so many runs on a standard deviation is drawn. */
const DEVIATION_FROM = 3;

/**
 * Which runs the mean is of, and up to which epoch. A run that has ended always counts: were the mean to go on without
 * those that stopped early, it would be of the survivors alone. A run still going counts if it has come far enough. Of
 * what is left to choose, the stretch that covers the most epochs of runs, of equal ones the one with more runs.
 */
export function sharedStretch(runs: readonly { readonly reach: number; readonly closed: boolean }[]): {
  readonly members: readonly number[];
  readonly reach: number;
} {
  const bound = min(runs, ({ reach, closed }) => (closed ? reach : Infinity)) ?? -1;
  const stretches = [...new Set(runs.map(({ reach }) => reach))]
    .filter((reach) => reach >= 0 && reach <= bound)
    .sort((a, b) => a - b)
    .map((reach) => ({ reach, members: runs.flatMap((run, k) => (run.reach >= reach ? [k] : [])) }));
  let best: { members: readonly number[]; reach: number } = { members: [], reach: -1 };
  for (const stretch of stretches) {
    if (covered(stretch) > covered(best)) best = stretch;
  }
  return best;
}

const covered = ({ members, reach }: { readonly members: readonly number[]; readonly reach: number }): number =>
  members.length * (reach + 1);

/** The runs' mean and band; an epoch at which a member has no finite value is left out. */
export function bandOf(runs: readonly BandRun[]): Band {
  const { members, reach } = sharedStretch(
    runs.map(({ length, epoch, closed }) => ({ reach: length > 0 ? epoch[length - 1]! : -1, closed })),
  );
  return { ...bandOver(runs, members, reach), members, reach };
}

/** The same over members that are given, e.g. the training losses of the runs whose validation losses were chosen. */
export function bandOver(
  runs: readonly Omit<BandRun, 'closed'>[],
  members: readonly number[],
  reach: number,
): Omit<Band, 'members' | 'reach'> {
  const form: BandForm = members.length < 2 ? 'none' : members.length < DEVIATION_FROM ? 'range' : 'deviation';
  const band = { epoch: [], mean: [], sd: [], low: [], high: [] } as Record<
    'epoch' | 'mean' | 'sd' | 'low' | 'high',
    number[]
  >;
  const at = members.map(() => 0);
  const first = members.length > 0 ? runs[members[0]!]! : null;
  for (let k = 0; first !== null && k < first.length && first.epoch[k]! <= reach; k++) {
    const epoch = first.epoch[k]!;
    const values = members.map((member, j) => {
      const run = runs[member]!;
      while (at[j]! < run.length && run.epoch[at[j]!]! < epoch) at[j]!++;
      return at[j]! < run.length && run.epoch[at[j]!] === epoch ? run.values[at[j]!]! : NaN;
    });
    if (!values.every(Number.isFinite)) continue;
    const middle = mean(values)!;
    const sd = deviation(values) ?? NaN;
    band.epoch.push(epoch);
    band.mean.push(middle);
    band.sd.push(sd);
    band.low.push(form === 'deviation' ? lowerEdge(middle - sd, values) : form === 'range' ? min(values)! : middle);
    band.high.push(form === 'deviation' ? middle + sd : form === 'range' ? max(values)! : middle);
  }
  return { form, ...band };
}

/** Below 0 no loss can be: where the deviation reaches so far, the band ends at the lowest run. */
const lowerEdge = (edge: number, values: readonly number[]): number => (edge > 0 ? edge : min(values)!);
