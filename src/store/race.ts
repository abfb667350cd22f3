/** The race in the store: starts its runs, hears how they go, hands over what ends, and says what changes mean for it. */
import type { StoreApi } from 'zustand/vanilla';
import { problem, type Problem } from '../experiment/problem';
import { recordOf, type RunOutcome, type RunRecord } from '../experiment/runs';
import type { ExperimentSpec } from '../experiment/schema';
import { CONTENDER_LETTERS } from '../experiment/url';
import type { FromTrainer } from '../training/protocol';
import type { FromRacer } from '../training/raceProtocol';
import type { Client } from './client';
import { isTraining, ownStatus } from './contender';
import { coreShare } from './cores';
import type { Lineage } from './kept';
import {
  isPending,
  isPooled,
  nextRun,
  plannedRuns,
  resizedRuns,
  secondsLeft,
  statusWithRace,
  withEpochs,
  withOutcome,
} from './raceRuns';
import { NO_RACE, type RaceRun, type RaceState } from './raceState';
import type { AppState } from './state';

/** How often the time that is left is told anew, in milliseconds. */
const ESTIMATE_EVERY = 500;

/** What this part asks of the store around it. */
interface Around {
  readonly read: () => Pick<AppState, 'spec' | 'run' | 'race'>;
  readonly set: (part: Partial<RaceState>) => void;
  /** The run whose networks are there, and the request that prepared its data. */
  readonly built: () => { readonly run: number; readonly request: number };
  /** Takes whatever a run leaves behind; a record with the id of an older one takes its place. */
  readonly keep: (record: RunRecord) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** A race that has begun. */
interface Course {
  readonly id: string;
  readonly run: number;
  readonly request: number;
  /** As it was when it began. */
  readonly spec: ExperimentSpec;
  /**
   * Under which id the page's own run of each contender is kept; whether it has ended, and ever had; whether others
   * trained at the same time.
   */
  readonly own: { id: string; ended: boolean; first: boolean; beside: boolean }[];
  /** What the pool trains: as the race began, whatever is changed on the page since. */
  pooled: ExperimentSpec;
  /** Of each contender, what its first pooled run trains on; so do the others. */
  readonly backends: (string | undefined)[];
  /** Whether the page's settings are others by now. */
  changed: boolean;
}

/** A run that the pool trains. */
interface Pooled {
  readonly contender: number;
  readonly run: number;
  /** Whether others trained at the same time. */
  beside: boolean;
}

/** Races that are remembered: a network hands itself over when the next takes its place. */
const REMEMBERED = 2;

type PoolClient = Pick<Client, 'cores' | 'race' | 'hold' | 'dropRuns'>;

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
  let course: Course | null = null;
  let courses: readonly Course[] = [];
  /** The pool's runs by ticket. */
  let tickets = new Map<number, Pooled>();
  let serial = 0;
  /** Whether the pool has workers. */
  let hired = false;
  /** Only the page's own networks train, an epoch. */
  let stepping = false;
  /** When the time that is left was told last. */
  let estimated = 0;
  /** Milliseconds under way, and since when again; null: not under way. */
  let elapsed = 0;
  let since: number | null = null;

  const state = () => around.read().race;

  const change = (contender: number, run: number, how: (each: RaceRun) => RaceRun): void => {
    around.set({
      runs: state().runs.map((each) => (each.contender === contender && each.run === run ? how(each) : each)),
    });
  };

  const find = (contender: number, run: number) =>
    state().runs.find((each) => each.contender === contender && each.run === run);

  function clock(runs: boolean): void {
    const now = around.now();
    if (since !== null) elapsed += now - since;
    since = runs ? now : null;
  }

  const elapsedSeconds = () => (elapsed + (since === null ? 0 : around.now() - since)) / 1000;

  const ownRun = (): Course['own'][number] => ({ id: around.newId(), ended: false, first: true, beside: false });

  function open(): Course {
    const { spec } = around.read();
    const own = spec.contenders.map(() => ownRun());
    const next: Course = {
      id: around.newId(),
      ...around.built(),
      spec,
      own,
      pooled: spec,
      backends: [],
      changed: false,
    };
    courses = [next, ...courses].slice(0, REMEMBERED);
    elapsed = 0;
    around.set({ id: next.id, runs: plannedRuns(spec), problem: null });
    return next;
  }

  /** Gives the pool as many runs as there are cores that the page's own networks leave. */
  function dispatch({ pooled: spec, backends, request }: Course): void {
    const { contenders } = around.read().run;
    const training = contenders.filter(({ status }) => isTraining(status)).length;
    const most = Math.max(1, client.cores - training);
    for (let next = nextRun(state().runs); next !== undefined && tickets.size < most; next = nextRun(state().runs)) {
      const { contender, run } = next;
      const ticket = ++serial;
      const workers =
        training + Math.min(most, state().runs.filter((each) => isPooled(each) && isPending(each)).length);
      const share = coreShare(workers, client.cores);
      tickets.set(ticket, { contender, run, beside: false });
      const backend = (backends[contender] ??= contenders[contender]?.backend ?? 'simd');
      change(contender, run, (each) => ({ ...each, status: 'training' }));
      hired = true;
      client.race({ ticket, spec, request, contender, run, backend, share });
    }
    noteCompany();
  }

  /** Where more than one network trains at this moment, each has others beside it. */
  function noteCompany(): void {
    if (course === null) return;
    const { contenders } = around.read().run;
    const own = course.own.filter((_, k) => isTraining(contenders[k]?.status ?? 'ready'));
    const pooled = stepping || state().status !== 'training' ? [] : tickets.values();
    const now = [...own, ...pooled];
    if (now.length > 1) for (const each of now) each.beside = true;
  }

  /** Takes a run off the pool's list. */
  function closed(ticket: number) {
    const place = tickets.get(ticket);
    tickets.delete(ticket);
    return place;
  }

  function dropPool(): void {
    if (hired) client.dropRuns();
    hired = false;
    tickets = new Map();
  }

  /** After every change: the next runs, whether anything is left, and how long it takes. */
  function settle(): void {
    if (course === null || state().status !== 'training') return;
    if (!stepping) dispatch(course);
    const { runs } = state();
    const { contenders } = around.read().run;
    if (!runs.some(isPending)) {
      clock(false);
      dropPool();
      around.set({ status: 'ended', secondsLeft: null });
      return;
    }
    const rests = (each: RaceRun): boolean => {
      const status = contenders[each.contender]?.status;
      return status === 'paused' || status === 'ready';
    };
    if (runs.every((each) => !isPending(each) || (isPooled(each) ? stepping : rests(each)))) {
      clock(false);
      around.set({ status: 'paused' });
      return;
    }
    estimate(course);
  }

  /** Not with every report, because each change of the state has all views look at it. */
  function estimate({ pooled }: Course): void {
    const now = around.now();
    const { runs, secondsLeft: before } = state();
    if (before !== null && now - estimated < ESTIMATE_EVERY) return;
    estimated = now;
    const left = secondsLeft(runs, around.read().run.contenders, pooled.training.epochs, elapsedSeconds());
    if (left !== before) around.set({ secondsLeft: left });
  }

  function stay(kept: Lineage): void {
    const { spec } = around.read();
    const place = (contender: number) => kept.indexOf(contender);
    const lost = [...tickets].filter(([, { contender }]) => place(contender) < 0).map(([ticket]) => ticket);
    if (lost.length > 0) client.dropRuns(lost);
    tickets = new Map(
      [...tickets].flatMap(([ticket, each]) =>
        lost.includes(ticket) ? [] : [[ticket, { ...each, contender: place(each.contender) }] as const],
      ),
    );
    if (course !== null) {
      const { own, backends, pooled } = course;
      course = {
        ...course,
        ...around.built(),
        id: around.newId(),
        spec,
        own: kept.map((from) => (from === null ? ownRun() : own[from]!)),
        pooled: { ...pooled, contenders: spec.contenders },
        backends: kept.map((from) => (from === null ? undefined : backends[from])),
      };
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
    dropPool();
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

  const runFailed = (contender: number, run: number, detail: string): void => {
    failed(
      contender,
      run,
      problem('', 'raceRunFailed', { contender: CONTENDER_LETTERS[contender]!, run: run + 1, detail }),
    );
  };

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
      clock(true);
      const own = pending.filter((each) => !isPooled(each));
      around.set({
        status: 'training',
        runs: state().runs.map((each) => (own.includes(each) ? { ...each, status: 'training' } : each)),
      });
      if (stepping || !state().runs.some((each) => isPooled(each) && isPending(each))) return null;
      if (tickets.size > 0) client.hold(false);
      return own.map(({ contender }) => contender);
    },

    /** The trainers were told; now the pool has its turn. */
    begun(): void {
      noteCompany();
      settle();
    },

    pause(): void {
      if (state().status !== 'training') return;
      clock(false);
      if (tickets.size > 0) client.hold(true);
      around.set({ status: 'paused' });
    },

    /** Drops what has not ended and keeps what has. */
    cancel(): void {
      if (course === null || cancelPending() === 0) return;
      clock(false);
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
      dropPool();
      course = null;
      since = null;
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
        const place = tickets.get(message.ticket);
        if (place === undefined) return;
        change(place.contender, place.run, (each) => withEpochs(each, message.epochs));
        settle();
        return;
      }
      const place = closed(message.ticket);
      if (place === undefined) return;
      const { contender, run } = place;
      if (message.type === 'notRaced') {
        runFailed(contender, run, String(message.problem.values['detail'] ?? message.problem.code));
        return;
      }
      const outcome = { ...message.outcome, contender, run, beside: place.beside };
      const id = around.newId();
      around.keep(recordOf(outcome, { id: course.id, spec: course.pooled }, id, around.now()));
      change(contender, run, (each) => withOutcome(each, outcome, id));
      if (message.problem !== null) around.set({ problem: message.problem });
      settle();
    },

    racerCrashed(ticket: number, detail: string): void {
      const place = closed(ticket);
      if (place !== undefined) runFailed(place.contender, place.run, detail);
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
