/** The page's store: settings with undo and the address bar, and the runs that the workers report. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { changedFields, withField } from '../experiment/fields';
import { defaultSpec, parseSpec } from '../experiment/parse';
import { problem, type Problem, type Result } from '../experiment/problem';
import type { ExperimentSpec } from '../experiment/schema';
import { decodeLink, encodeLink } from '../experiment/url';
import type { Address } from './address';
import { withDataBounds } from './bounds';
import { networkBuilding, newCourse } from './building';
import type { Client } from './client';
import type { Ending } from './clientWorker';
import { hasEnded, isTraining, unbuilt } from './contender';
import { contenderIntents, withSizes } from './contenders';
import { recorded, redone, undone, type History } from './history';
import { createFileStore, type FileStore } from './files';
import { FIRST_FOCUS, lookingAround } from './focus';
import { documentIntents, fileIntents, labIntents, problemIntents, raceIntents } from './intents';
import { interventionIntents, withFitting } from './interventions';
import { ledgerSlice, type OpenLedger } from './ledger/slice';
import { isLive, isTrained, liveContenders, liveTraining } from './live';
import { standing } from './listed';
import { noOwnData, ownData } from './own';
import { raceOf } from './race/race';
import { NO_RACE } from './raceState';
import { trainerReports } from './reports';
import type { AppState } from './state';
import { surgeryLab } from './surgery/surgery';
import { noSurgery } from './surgeryState';
import { atNow, timeMachine } from './time';

export { SETTLE } from './building';

/** @param files where the user's files are kept, and `openLedger` where runs are; by default in memory alone */
export function createAppStore(
  client: Client,
  address: Address,
  files: FileStore = createFileStore(null),
  openLedger?: OpenLedger,
): StoreApi<AppState> {
  const course = newCourse(address.read() !== '');

  const decoded = decodeLink(address.read());
  const fit = decoded.ok ? withFitting(withSizes(decoded.value), null) : null;

  const store = createStore<AppState>()((set, get, { subscribe }) => {
    const spec = fit?.spec ?? defaultSpec();
    return {
      spec,
      problems: decoded.ok ? (fit?.dropped ?? []) : [problem('', 'linkRefused'), ...decoded.problems],
      canUndo: false,
      canRedo: false,
      data: { status: 'loading', preview: null, preparing: false, failure: [] },
      own: noOwnData,
      run: { status: 'warmingUp', contenders: spec.contenders.map(unbuilt), rebuiltBecause: [], onceBuilt: 'rest' },
      focus: FIRST_FOCUS,
      lost: [],
      time: atNow,
      crowded: false,

      set: (path, value) => {
        accept(parseSpec(withField(get().spec, path, value)), path);
      },
      ...fileIntents(() => own),
      cancelReading: () => {
        client.cancel();
        // The experiment's own file was being read: back to the experiment before it.
        if (!own.cancel() && get().data.preparing) building.cancel();
      },
      ...documentIntents(get, (document) => {
        accept(parseSpec(document), '');
      }),
      ...contenderIntents(get, accept),
      undo: () => {
        travel(undone(course.history, get().spec));
      },
      redo: () => {
        travel(redone(course.history, get().spec));
      },
      ...problemIntents(set, get),

      train: () => {
        go('train');
      },
      stepEpoch: () => {
        go('step');
      },
      pause: () => {
        course.intent = 'rest';
        building.setOnceBuilt('rest');
        client.pause(course.runId);
        race.pause();
        setContenders((run) => (isTraining(run.status) ? { ...run, status: 'paused' } : run));
      },
      reset: () => {
        building.reset();
      },
      cancelBuild: () => {
        building.cancel();
      },
      tryAgain: () => {
        building.tryAgain();
      },

      ...lookingAround((part) => {
        setFocus(part);
      }),
      showEpoch: (epoch) => {
        time.show(epoch);
      },
      showEnded: (ended) => {
        setFocus({ ended });
        time.show(null);
      },

      surgery: noSurgery(spec.contenders.length),
      race: NO_RACE,
      ...raceIntents(() => race, get),
      ...interventionIntents(get, (parsed, path) => {
        accept(parsed, path);
      }),
      ...labIntents(() => surgery),
      ...ledgerSlice(
        {
          read: get,
          write: set,
          subscribe,
          acceptAnew: (parsed) => {
            building.startOver();
            accept(parsed, '');
          },
        },
        openLedger,
      ),
    };
  });
  const { getState: get, setState: set } = store;

  const own = ownData(client, files, {
    spec: () => get().spec,
    state: () => get().own,
    set: setOwn,
    nextRequest: () => ++course.serial,
    take: (document) => {
      const parsed = parseSpec(document);
      const again = parsed.ok && changedFields(get().spec, parsed.value).length === 0;
      accept(parsed, '');
      if (again) building.prepareNow();
    },
    complain: (problems) => {
      set({ problems: [...standing(get()), ...problems] });
    },
  });

  const time = timeMachine({
    read: get,
    write: (next) => {
      set({ time: next });
    },
    ask: (epoch) => {
      setFocus({ epoch });
    },
  });

  const surgery = surgeryLab(client, {
    state: () => get().surgery,
    set: (part) => {
      set({ surgery: { ...get().surgery, ...part } });
    },
    page: get,
    built: () => {
      const { good, runId } = course;
      return good?.request == null || runId === 0 ? null : { run: runId, spec: good.spec, request: good.request };
    },
    now: Date.now,
  });

  const built = () => ({ run: course.runId, request: course.good?.request ?? -1 });
  const race = raceOf(client, store, { built, keep: (record) => get().keepRun(record) });
  const trainers = trainerReports({
    read: get,
    write: set,
    nowOf: (message) => building.nowOf(message),
    run: () => course.runId,
    intent: () => course.intent,
    built: () => {
      const { onceBuilt } = get().run;
      if (onceBuilt !== 'rest') start(onceBuilt);
    },
    time,
    surgery,
    race,
  });
  const { setContenders } = trainers;
  const building = networkBuilding(client, store, course, {
    files,
    address,
    own: () => own,
    rebuilt: () => time.begin(),
    building: (kept) => {
      race.rebuilt(kept);
      surgery.rebuilt(kept);
    },
  });

  function setOwn(part: Partial<AppState['own']>): void {
    set({ own: { ...get().own, ...part } });
  }

  /** Takes a parsed change over, or shows what is wrong with it and leaves everything as it was. */
  function accept(parsed: Result<ExperimentSpec>, path: string, places?: readonly (number | null)[]): void {
    if (!parsed.ok) {
      const found = withDataBounds(parsed.problems, get().spec, get().data.preview);
      set({ problems: [...standing(get()), ...found] });
      return;
    }
    course.linked = false;
    const sized = withSizes(parsed.value, { spec: get().spec, preview: get().data.preview });
    if (changedFields(get().spec, sized).length === 0) {
      set({ problems: standing(get()) });
      return;
    }
    const { spec, dropped } = withFitting(sized, null);
    const step = recorded(course.history, get().spec, path, Date.now());
    course.history = step.history;
    show(spec, dropped, places);
    address.write(encodeLink(spec), step.joined ? 'replace' : 'push');
  }

  function travel(step: { history: History; spec: ExperimentSpec } | null): void {
    if (step === null) return;
    course.linked = false;
    course.history = step.history;
    show(step.spec);
    address.write(encodeLink(step.spec), 'push');
  }

  /**
   * Shows a spec and makes the networks follow: at once where they can, else by a rebuild once the changes have settled.
   *
   * @param dropped what did not fit any more
   * @param places of every contender, where it stood before, where that is known
   */
  function show(spec: ExperimentSpec, dropped: readonly Problem[] = [], places?: readonly (number | null)[]): void {
    const before = get().spec;
    const changed = changedFields(before, spec);
    const { past, future } = course.history;
    const problems = [...standing(get()), ...dropped];
    set({ spec, problems, canUndo: past.length > 0, canRedo: future.length > 0 });
    surgery.changed();
    if (changed.every(isLive)) {
      if (changed.includes('seeds')) race.seedsChanged();
      if (changed.some(isTrained)) {
        client.adjust(course.runId, liveTraining(spec), liveContenders(spec));
        race.settingsChanged();
      }
      const { good, history } = course;
      if (good !== null && !building.isSettling) course.good = { ...good, spec, history };
      return;
    }
    building.changed(before, places);
  }

  function go(how: 'train' | 'step'): void {
    const { run, data } = get();
    set({ problems: standing(get()), run: { ...run, rebuiltBecause: [] } });
    time.settle();
    if (run.contenders.some(({ status }) => status === 'notBuilt')) building.tryAgain();
    const waits = building.isSettling || get().data.preparing;
    if (waits || get().run.contenders.some(({ status }) => status === 'warmingUp')) {
      building.settleNow();
      building.setOnceBuilt(how);
    } else if (data.status === 'ready') start(how);
  }

  /** Trains those that have not come to their end; where all have, all of them for as many epochs again. */
  function start(how: 'train' | 'step'): void {
    building.setOnceBuilt('rest');
    const { contenders } = get().run;
    const there = contenders.flatMap(({ gone }, k) => (gone ? [] : [k]));
    if (there.length === 0) return;
    course.intent = how;
    const behind = there.filter((k) => !hasEnded(contenders[k]!.status));
    const own = race.begin(how);
    const chosen = (behind.length > 0 ? behind : there).filter((k) => own?.includes(k) !== false);
    const told = chosen.length === contenders.length ? null : chosen;
    if (how === 'step') client.step(course.runId, told);
    else client.train(course.runId, told);
    setContenders((run, k) =>
      chosen.includes(k) ? { ...run, status: 'training', recovered: null, failure: null } : run,
    );
    set({ problems: standing(get()) });
    race.begun();
  }

  function crashed(contender: number | null, how: Ending): void {
    const found = trainers.crashed(contender, how);
    if (contender === null) building.dataLost(found);
  }

  function setFocus(part: Partial<AppState['focus']>): void {
    const focus = { ...get().focus, ...part };
    set({ focus, lost: [] });
    client.focus(course.runId, focus);
    surgery.changed();
  }

  const { fromLab, crashed: labCrashed } = surgery;
  const { fromRacer, racerCrashed } = race;
  const { fromData } = building;
  client.listen({ fromTrainer: trainers.hears, fromData, crashed, fromLab, labCrashed, fromRacer, racerCrashed });
  address.listen((hash) => {
    const parsed = decodeLink(hash);
    if (!parsed.ok) {
      set({ problems: [...standing(get()), problem('', 'linkIgnored'), ...parsed.problems] });
      address.write(encodeLink(get().spec), 'replace');
      return;
    }
    course.linked = true;
    course.history = recorded(course.history, get().spec, '', Date.now()).history;
    const { spec, dropped } = withFitting(withSizes(parsed.value), null);
    show(spec, dropped);
  });
  if (!decoded.ok) address.write('', 'replace');
  building.prepareNow();
  return store;
}
