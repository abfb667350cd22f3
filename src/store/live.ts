/** What a changed setting concerns: a running network takes it over at once, or contenders, networks or data are made anew. */
import type { ExperimentSpec } from '../experiment/schema';
import type { LiveContender, LiveTraining } from '../training/protocol';

const LIVE_TRAINING = [
  'learningRate',
  'clipping',
  'epochs',
  'earlyStopping',
  'restoreBest',
  'l1',
  'l2',
  'decayStart',
  'backend',
] as const satisfies readonly (keyof LiveTraining)[];
const LIVE_CONTENDER = ['dropout', 'recurrentDropout'] as const satisfies readonly (keyof LiveContender)[];

const UNSEEN = ['interventions', 'seeds', 'matching'];

const LIVE_PATH = new RegExp(
  `^(${UNSEEN.join('|')}|training\\.(${LIVE_TRAINING.join('|')})|contenders\\.\\d\\.(${LIVE_CONTENDER.join('|')}))(\\.|$)`,
);

/**
 * Whether a running network takes the change over at once or does not depend on it, as on the interventions of the gate
 * lab, the number of runs and the way in which units are matched.
 */
export const isLive = (path: string): boolean => LIVE_PATH.test(path);

/** Whether a live change is one that trainers take over. */
export const isTrained = (path: string): boolean => isLive(path) && !UNSEEN.includes(path.split('.')[0]!);

/** Whether a field of a contender is one that its running network takes over. */
export const isLiveForContender = (name: string): boolean => LIVE_CONTENDER.some((live) => live === name);

/** What follows from a change: nothing is built anew, contenders are, all networks are, or the data are prepared anew. */
export type Concern = 'nothing' | 'contenders' | 'networks' | 'data';

/** What a change of the field at this path concerns; a field that is not named here may be one of the data. */
export function concernOf(path: string): Concern {
  if (isLive(path)) return 'nothing';
  const [first] = path.split('.');
  if (first === 'contenders') return 'contenders';
  return first === 'training' || first === 'trainingSeed' ? 'networks' : 'data';
}

export const liveTraining = ({ training }: ExperimentSpec): LiveTraining => pick(training, LIVE_TRAINING);

export const liveContenders = ({ contenders }: ExperimentSpec): LiveContender[] =>
  contenders.map((contender) => pick(contender, LIVE_CONTENDER));

function pick<V extends object, K extends keyof V>(value: V, keys: readonly K[]): Pick<V, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<V, K>;
}
