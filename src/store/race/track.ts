/** The race that is under way: its runs, and after every change which of them come next and whether any are left. */
import type { RunRecord } from '../../experiment/runs';
import type { Problem } from '../../experiment/problem';
import { isTraining } from '../contender';
import type { RaceRun, RaceState } from '../raceState';
import type { AppState } from '../state';
import { raceClock } from './clock';
import { newRaceCourse, type Built, type RaceCourse } from './course';
import { isPending, isPooled, nextRun, plannedRuns, standOf } from './runs';
import { raceTickets, type PoolClient } from './tickets';

/** What the race asks of the store around it. */
export interface Around {
  readonly read: () => Pick<AppState, 'spec' | 'run' | 'race'>;
  readonly set: (part: Partial<RaceState>) => void;
  readonly built: () => Built;
  /** Takes whatever a run leaves behind; a record with the id of an older one takes its place. */
  readonly keep: (record: RunRecord) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** Races that are remembered: a network hands itself over when the next takes its place. */
const REMEMBERED = 2;

export class RaceTrack {
  /** Null before anything was trained. */
  course: RaceCourse | null = null;
  readonly tickets;
  readonly clock;
  /** Only the page's own networks train, for an epoch. */
  stepping = false;
  /** The script of the pool's workers did not arrive: no more runs begin before the user asks again. */
  blocked = false;

  /** The newest races, the present one first. */
  private remembered: readonly RaceCourse[] = [];

  constructor(
    client: PoolClient,
    readonly around: Around,
  ) {
    this.tickets = raceTickets(client);
    this.clock = raceClock(around.now);
  }

  get state(): RaceState {
    return this.around.read().race;
  }

  /** Runs that the pool has still to end. */
  get pendingInPool(): number {
    return this.state.runs.filter((each) => isPooled(each) && isPending(each)).length;
  }

  set(part: Partial<RaceState>): void {
    this.around.set(part);
  }

  /** A race begins, with no run under way. */
  open(): RaceCourse {
    const { spec } = this.around.read();
    const course = newRaceCourse(spec, this.around.built(), this.around.newId);
    this.remember(course);
    this.clock.restart();
    this.set({ id: course.id, runs: plannedRuns(spec), problem: null });
    return course;
  }

  /** Makes this the present race. */
  remember(course: RaceCourse): void {
    this.course = course;
    this.remembered = [course, ...this.remembered].slice(0, REMEMBERED);
  }

  /** The race whose networks were built in this run of the client; undefined where it is no longer remembered. */
  courseOf(run: number): RaceCourse | undefined {
    return this.remembered.find((each) => each.run === run);
  }

  find(contender: number, run: number): RaceRun | undefined {
    return this.state.runs.find((each) => each.contender === contender && each.run === run);
  }

  change(contender: number, run: number, how: (each: RaceRun) => RaceRun): void {
    const { runs } = this.state;
    this.set({ runs: runs.map((each) => (each.contender === contender && each.run === run ? how(each) : each)) });
  }

  /** A run could not be trained to its end; one that had ended before stays as it is. */
  fail(contender: number, run: number, why: Problem | null): void {
    this.change(contender, run, (each) => (each.outcome === null ? { ...each, status: 'failed' } : each));
    if (why !== null) this.set({ problem: why });
    this.settle();
  }

  /** After every change: the next runs begin, the race ends or pauses where nothing goes on, and the time left is told. */
  settle(): void {
    const { course } = this;
    if (course === null || this.state.status !== 'training') return;
    if (!this.stepping && !this.blocked) this.dispatch(course);
    const { contenders } = this.around.read().run;
    const { runs } = this.state;
    switch (standOf(runs, contenders, this)) {
      case 'over':
        this.clock.run(false);
        this.tickets.drop();
        this.set({ status: 'ended', secondsLeft: null });
        return;
      case 'resting':
        this.clock.run(false);
        this.set({ status: 'paused' });
        return;
      case 'going':
        this.estimate(course);
    }
  }

  /** Notes of the networks that train at this moment that others train beside them, where there is more than one. */
  noteCompany(): void {
    if (this.course === null) return;
    const { contenders } = this.around.read().run;
    const own = this.course.own.filter((_, k) => isTraining(contenders[k]?.status ?? 'ready'));
    const pooled = this.stepping || this.state.status !== 'training' ? [] : this.tickets.all();
    const now = [...own, ...pooled];
    if (now.length > 1) for (const each of now) each.beside = true;
  }

  /** The user asks for runs: the script of the pool's workers is asked for again. */
  unblock(): void {
    if (this.blocked) this.set({ problem: null });
    this.blocked = false;
  }

  /** Gives the pool as many runs as there are cores that the page's own networks leave. */
  private dispatch({ pooled: spec, backends, request }: RaceCourse): void {
    const { contenders } = this.around.read().run;
    const training = contenders.filter(({ status }) => isTraining(status)).length;
    for (
      let next = nextRun(this.state.runs);
      next !== undefined && this.tickets.hasRoom(training);
      next = nextRun(this.state.runs)
    ) {
      const { contender, run } = next;
      const pending = this.pendingInPool;
      const backend = (backends[contender] ??= contenders[contender]?.backend ?? 'simd');
      this.change(contender, run, (each) => ({ ...each, status: 'training' }));
      this.tickets.give(next, { spec, request, backend }, training, pending);
    }
    this.noteCompany();
  }

  private estimate({ pooled }: RaceCourse): void {
    const { runs, secondsLeft: before } = this.state;
    const left = this.clock.left(runs, this.around.read().run.contenders, pooled.training.epochs, before);
    if (left !== before) this.set({ secondsLeft: left });
  }
}
