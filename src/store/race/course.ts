/** What a race remembers from its beginning to its end, besides the runs that the page shows. */
import type { ExperimentSpec } from '../../experiment/schema';
import type { Lineage } from '../networks/kept';

/** The run whose networks are there, and the request that prepared its data. */
export interface Built {
  readonly run: number;
  readonly request: number;
}

interface OwnRun {
  id: string;
  ended: boolean;
  first: boolean;
  beside: boolean;
}

const ownRun = (newId: () => string): OwnRun => ({ id: newId(), ended: false, first: true, beside: false });

/** A race that has begun. */
export interface RaceCourse extends Built {
  readonly id: string;
  /** As it was when it began. */
  readonly spec: ExperimentSpec;
  /**
   * Under which id the page's own run of each contender is kept; whether it has ended, and ever had; whether others
   * trained at the same time.
   */
  readonly own: OwnRun[];
  /** What the pool trains: as the race began, whatever is changed on the page since. */
  pooled: ExperimentSpec;
  /** Of each contender, what its first pooled run trains on; so do the others. */
  readonly backends: (string | undefined)[];
  /** Whether the page's settings are others by now. */
  changed: boolean;
}

/** The course of a race that begins. */
export function newRaceCourse(spec: ExperimentSpec, built: Built, newId: () => string): RaceCourse {
  const own = spec.contenders.map(() => ownRun(newId));
  return { id: newId(), ...built, spec, own, pooled: spec, backends: [], changed: false };
}

/**
 * The course of the race that goes on after some of its networks were built anew.
 *
 * @param kept of every contender, which one of those before it was whose network stays; null: it is built
 */
export function continued(
  { own, backends, pooled, changed }: RaceCourse,
  kept: Lineage,
  spec: ExperimentSpec,
  built: Built,
  newId: () => string,
): RaceCourse {
  return {
    ...newRaceCourse(spec, built, newId),
    own: kept.map((from) => (from === null ? ownRun(newId) : own[from]!)),
    pooled: { ...pooled, contenders: spec.contenders },
    backends: kept.map((from) => (from === null ? undefined : backends[from])),
    changed,
  };
}
