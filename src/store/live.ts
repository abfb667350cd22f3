/** Which settings a running network takes over at once; every other change builds the networks anew. */
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

const LIVE_PATH = new RegExp(
  `^(interventions|seeds|matching|training\\.(${LIVE_TRAINING.join('|')})|contenders\\.\\d\\.(${LIVE_CONTENDER.join('|')}))(\\.|$)`,
);

/**
 * Whether a running network takes the change over at once, or never sees it, as the interventions of the gate lab, the
 * number of runs and what has set the units.
 */
export const isLive = (path: string): boolean => LIVE_PATH.test(path);

/** Whether a live change is one that trainers take over. */
export const isTrained = (path: string): boolean => isLive(path) && !/^(interventions|seeds|matching)(\.|$)/.test(path);

export const liveTraining = ({ training }: ExperimentSpec): LiveTraining => pick(training, LIVE_TRAINING);

export const liveContenders = ({ contenders }: ExperimentSpec): LiveContender[] =>
  contenders.map((contender) => pick(contender, LIVE_CONTENDER));

function pick<V extends object, K extends keyof V>(value: V, keys: readonly K[]): Pick<V, K> {
  return Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<V, K>;
}
