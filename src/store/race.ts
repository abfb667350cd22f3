/** The race in the store: starts its runs, hears how they go, hands over what ends, and says what changes mean for it. */
import type { StoreApi } from 'zustand/vanilla';
import { problem, type Problem } from '../experiment/problem';
import { recordOf, type RunOutcome, type RunRecord } from '../experiment/runs';
import type { FromTrainer } from '../training/protocol';
import type { FromRacer } from '../training/raceProtocol';
import type { Ending } from './clientWorker';
import { isTraining, ownStatus } from './contender';
import { racerProblem } from './endings';
import type { Lineage } from './kept';
import { raceClock } from './raceClock';
import { continued, newRaceCourse, type Built, type RaceCourse } from './raceCourse';
import {
  isPending,
  isPooled,
  nextRun,
  plannedRuns,
  resizedRuns,
  statusWithRace,
  withEpochs,
  withOutcome,
} from './raceRuns';
import { NO_RACE, type RaceRun, type RaceState } from './raceState';
import { raceTickets, type PoolClient } from './raceTickets';
import type { AppState } from './state';

/** What this part asks of the store around it. */
interface Around {
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

/** The race of a store, whose run's word follows it. */
export function raceOf(
  client: PoolClient,
  { getState, setState }: Pick<StoreApi<AppState>, 'getState' | 'setState'>,
  around: Pick<Around, 'built' | 'keep'>,
) {
  return raceTrack(client, {
    ...around,
    read: getState,
    set: (part) => {
      const { race: before, run } = getState();
      const race = { ...before, ...part };
      setState({ race, run: { ...run, status: statusWithRace(ownStatus(run.contenders), race) } });
    },
    now: Date.now,
    newId: newRunId,
  });
}

function raceTrack(client: PoolClient, around: Around) {
  let course: RaceCourse | null = null;
  let courses: readonly RaceCourse[] = [];
  const tickets = raceTickets(client);
  const clock = raceClock(around.now);
  /** Only the page's own networks train, an epoch. */
  let stepping = false;
  /** The script of the pool's workers did not arrive: no more runs begin before the user asks again. */
  let blocked = false;

  const state = () => around.read().race;

  const change = (contender: number, run: number, how: (each: RaceRun) => RaceRun): void => {
    around.set({
      runs: state().runs.map((each) => (each.contender === contender && each.run === run ? how(each) : each)),
    });
  };

  const find = (contender: number, run: number) =>
    state().runs.find((each) => each.contender === contender && each.run === run);

  function open(): RaceCourse {
    const { spec } = around.read();
    const next = newRaceCourse(spec, around.built(), around.newId);
    courses = [next, ...courses].slice(0, REMEMBERED);
    clock.restart();
    around.set({ id: next.id, runs: plannedRuns(spec), problem: null });
    return next;
  }

  /** Gives the pool as many runs as there are cores that the page's own networks leave. */
  function dispatch({ pooled: spec, backends, request }: RaceCourse): void {
    const { contenders } = around.read().run;
    const training = contenders.filter(({ status }) => isTraining(status)).length;
    for (
      let next = nextRun(state().runs);
      next !== undefined && tickets.hasRoom(training);
      next = nextRun(state().runs)
    ) {
      const { contender, run } = next;
      const pending = state().runs.filter((each) => isPooled(each) && isPending(each)).length;
      const backend = (backends[contender] ??= contenders[contender]?.backend ?? 'simd');
      change(contender, run, (each) => ({ ...each, status: 'training' }));
      tickets.give(next, { spec, request, backend }, training, pending);
    }
    noteCompany();
  }

  /** Where more than one network trains at this moment, each has others beside it. */
  function noteCompany(): void {
    if (course === null) return;
    const { contenders } = around.read().run;
    const own = course.own.filter((_, k) => isTraining(contenders[k]?.status ?? 'ready'));
    const pooled = stepping || state().status !== 'training' ? [] : tickets.all();
    const now = [...own, ...pooled];
    if (now.length > 1) for (const each of now) each.beside = true;
  }

  /** After every change: the next runs, whether anything is left, and how long it takes. */
  function settle(): void {
    if (course === null || state().status !== 'training') return;
    if (!stepping && !blocked) dispatch(course);
    const { runs } = state();
    const { contenders } = around.read().run;
    if (!runs.some(isPending)) {
      clock.run(false);
      tickets.drop();
      around.set({ status: 'ended', secondsLeft: null });
      return;
    }
    const rests = (each: RaceRun): boolean => {
      const status = contenders[each.contender]?.status;
      return status === 'paused' || status === 'ready';
    };
    const stands = ({ status }: RaceRun): boolean => stepping || (blocked && status === 'waiting');
    if (runs.every((each) => !isPending(each) || (isPooled(each) ? stands(each) : rests(each)))) {
      clock.run(false);
      around.set({ status: 'paused' });
      return;
    }
    estimate(course);
  }

  function estimate({ pooled }: RaceCourse): void {
    const { runs, secondsLeft: before } = state();
    const left = clock.left(runs, around.read().run.contenders, pooled.training.epochs, before);
    if (left !== before) around.set({ secondsLeft: left });
  }

  function stay(kept: Lineage): void {
    const { spec } = around.read();
    const place = (contender: number) => kept.indexOf(contender);
    tickets.follow(place);
    if (course !== null) {
      course = continued(course, kept, spec, around.built(), around.newId);
      courses = [course, ...courses].slice(0, REMEMBERED);
      around.set({ id: course.id });
    }
    const { runs, status } = state();
    const now = plannedRuns(spec).filter(({ contender }) => kept[contender] === null);
    const stayed = runs.flatMap((each) =>
      place(each.contender) < 0 ? [] : [{ ...each, contender: place(each.contender) }],
    );
    const all = [...stayed, ...now].toSorted((a, b) => a.contender - b.contender || a.run - b.run);
    const again = status === 'ended' && all.some(isPending);
    around.set({ runs: all, status: again ? 'paused' : status });
  }

  function tellOfChange(): void {
    const runs = state().runs.filter((each) => isPooled(each) && isPending(each)).length;
    if (runs > 0) around.set({ problem: problem('', 'raceSettingsChanged', { runs }) });
  }

  function cancelPending(): number {
    const { runs } = state();
    const gone = runs.filter(isPending);
    if (gone.length === 0) return 0;
    tickets.drop();
    around.set({ runs: runs.map((each) => (gone.includes(each) ? { ...each, status: 'cancelled' } : each)) });
    return gone.length;
  }

  /** One of the page's own networks is handed over; what it learns after its end is another run. */
  function handedOver(run: number, handed: RunOutcome): void {
    const of = courses.find((each) => each.run === run);
    if (of === undefined) return;
    const { contender } = handed;
    const own = of.own[contender]!;
    if (own.ended) of.own[contender] = { ...own, id: around.newId(), ended: false, first: false };
    const { id, first, beside } = of.own[contender]!;
    const outcome = { ...handed, beside };
    around.keep(recordOf(outcome, of, id, around.now()));
    of.own[contender]!.ended = outcome.end !== 'paused';
    if (!first || of !== course) return;
    change(contender, 0, (each) => (outcome.end === 'paused' ? { ...each, id } : withOutcome(each, outcome, id)));
    settle();
  }

  /** What the page's own network reported; it has been taken over into the state of the run. */
  function ownProgress(contender: number): void {
    const row = find(contender, 0);
    const run = around.read().run.contenders[contender];
    if (row === undefined || run === undefined || row.outcome !== null) return;
    const revived = row.status === 'failed' && isTraining(run.status);
    if (revived || run.curves !== row.curves) {
      const status = revived ? 'training' : row.status;
      change(contender, 0, (each) => ({ ...each, status, epoch: run.epoch, curves: run.curves }));
    }
    settle();
  }

  function failed(contender: number, run: number, what: Problem | null): void {
    change(contender, run, (each) => (each.outcome === null ? { ...each, status: 'failed' } : each));
    if (what !== null) around.set({ problem: what });
    settle();
  }

  /** The script of the pool's workers is asked for again. */
  function unblock(): void {
    if (blocked) around.set({ problem: null });
    blocked = false;
  }

  return {
    /**
     * The user wants training: begins the race, or lets it go on. After its end the page's own networks go on alone.
     * @returns the contenders whose own network shall train; null: all
     */
    begin(how: 'train' | 'step'): readonly number[] | null {
      course ??= open();
      const pending = state().runs.filter(isPending);
      if (pending.length === 0) return null;
      stepping = how === 'step';
      unblock();
      clock.run(true);
      const own = pending.filter((each) => !isPooled(each));
      around.set({
        status: 'training',
        runs: state().runs.map((each) => (own.includes(each) ? { ...each, status: 'training' } : each)),
      });
      if (stepping || !state().runs.some((each) => isPooled(each) && isPending(each))) return null;
      tickets.hold(false);
      return own.map(({ contender }) => contender);
    },

    /** The trainers were told; now the pool has its turn. */
    begun(): void {
      noteCompany();
      settle();
    },

    pause(): void {
      if (state().status !== 'training') return;
      clock.run(false);
      tickets.hold(true);
      around.set({ status: 'paused' });
    },

    /** Drops what has not ended and keeps what has. */
    cancel(): void {
      if (course === null || cancelPending() === 0) return;
      unblock();
      clock.run(false);
      around.set({ status: 'ended', secondsLeft: null });
    },

    /** The page's own networks take a setting over. The others stay as the race began, so that they can be compared. */
    settingsChanged(): void {
      if (course === null) return;
      // As long as none has begun or ended, the race begins with the change.
      const begun = state().runs.some((each) => each.outcome !== null || (isPooled(each) && each.status !== 'waiting'));
      if (!begun) {
        course.pooled = around.read().spec;
        return;
      }
      course.changed = true;
      tellOfChange();
    },

    seedsChanged(): void {
      const { spec } = around.read();
      if (course === null) {
        around.set({ runs: plannedRuns(spec) });
        return;
      }
      const runs = resizedRuns(state().runs, { ...course.pooled, seeds: spec.seeds });
      around.set({ runs });
      if (course.changed) tellOfChange();
      if (state().status === 'ended' && runs.some(isPending)) around.set({ status: 'paused' });
      settle();
      endIfDone();
    },

    /**
     * Networks are being built anew. The runs of the contenders that stay are kept, and go on.
     *
     * @param kept of every contender, which one of those before it was whose network stays; null: it is built
     */
    rebuilt(kept: Lineage = []): void {
      if (kept.some((from) => from !== null)) {
        stay(kept);
        return;
      }
      tickets.drop();
      blocked = false;
      course = null;
      clock.restart();
      around.set({ ...NO_RACE, runs: plannedRuns(around.read().spec) });
    },

    /** Also of networks that are no longer there: they hand over what they had learnt. */
    fromTrainer(message: FromTrainer): void {
      if (message.type === 'ended') {
        handedOver(message.run, message.outcome);
        return;
      }
      if (message.run !== around.built().run) return;
      const { contender } = message;
      if (course === null) return;
      if (message.type === 'progress') ownProgress(contender);
      if (message.type === 'failed') failed(contender, 0, null);
    },

    /** A trainer died, and its network with it. */
    trainerCrashed(contender: number): void {
      if (course !== null) failed(contender, 0, null);
    },

    fromRacer(message: FromRacer): void {
      if (course === null) return;
      if (message.type === 'advanced') {
        const place = tickets.at(message.ticket);
        if (place === undefined) return;
        change(place.contender, place.run, (each) => withEpochs(each, message.epochs));
        settle();
        return;
      }
      const place = tickets.close(message.ticket);
      if (place === undefined) return;
      const { contender, run } = place;
      if (message.type === 'notRaced') {
        const detail = String(message.problem.values['detail'] ?? message.problem.code);
        failed(contender, run, racerProblem(contender, run, { how: 'error', detail }));
        return;
      }
      const outcome = { ...message.outcome, contender, run, beside: place.beside };
      const id = around.newId();
      around.keep(recordOf(outcome, { id: course.id, spec: course.pooled }, id, around.now()));
      change(contender, run, (each) => withOutcome(each, outcome, id));
      if (message.problem !== null) around.set({ problem: message.problem });
      settle();
    },

    racerCrashed(ticket: number, ending: Ending): void {
      const place = tickets.close(ticket);
      if (place === undefined) return;
      const { contender, run } = place;
      const found = racerProblem(contender, run, ending);
      if (ending.how !== 'notLoaded') {
        failed(contender, run, found);
        return;
      }
      // It never began, and so would all others end; it is as good as ever once the script comes.
      blocked = true;
      change(contender, run, (each) => ({ ...each, status: 'waiting' }));
      around.set({ problem: found });
      settle();
    },
  };

  /** While the race stands still, leaving runs out may be what ends it. */
  function endIfDone(): void {
    if (state().status === 'paused' && !state().runs.some(isPending))
      around.set({ status: 'ended', secondsLeft: null });
  }
}

/** 32 hexadecimal digits; `crypto.randomUUID` is missing on plain http. */
const newRunId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
