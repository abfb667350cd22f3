/** What the parts of the store that prepare data and build networks share, besides the state that views read. */
import type { ExperimentSpec } from '../../experiment/schema';
import { emptyHistory, type History } from '../history';
import type { Intent } from '../state';
import { sameOrder, type Lineage } from './kept';

/** A spec whose data could be prepared, and what belongs to it. */
export interface Good {
  readonly spec: ExperimentSpec;
  readonly history: History;
  /** The request that prepared its data, which the data worker holds; null once they are lost with that worker. */
  readonly request: number | null;
}

export interface Course {
  history: History;
  /** The newest spec whose data could be prepared; null before the first. */
  good: Good | null;
  /** The number of the newest request to the data worker. */
  serial: number;
  /** The number of the newest build; 0 before the first. */
  runId: number;
  /** Whether the spec that is shown came from the address bar, so that what is wrong with it is the link's fault. */
  linked: boolean;
  /** What the user wants the networks to do; their reports may lag behind it. */
  intent: Intent;
  /** Which network each of the contenders that are shown has. */
  lineage: Lineage;
  /** The next build starts all networks over, whatever has changed. */
  allAnew: boolean;
}

/** Before any data are prepared. @param linked whether the spec came from the address bar */
export const newCourse = (spec: ExperimentSpec, linked: boolean): Course => ({
  history: emptyHistory,
  good: null,
  serial: 0,
  runId: 0,
  linked,
  intent: 'rest',
  lineage: sameOrder(spec),
  allAnew: false,
});
