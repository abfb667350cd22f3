/** The page's store: every part of it with its state, its intents and what it hears of the workers, put together. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { changedFields } from '../experiment/fields';
import { parseSpec } from '../experiment/parse';
import type { Address } from './address';
import type { Client } from './client';
import { unbuilt } from './contender';
import { experimentSlice, firstExperiment } from './experimentSlice';
import { createFileStore, type FileStore } from './files';
import { FIRST_FOCUS, lookingAround } from './focus';
import type { FileIntents, Intents, TimeIntents } from './intents';
import { ledgerSlice, type OpenLedger } from './ledger/slice';
import { lookIntents } from './lookIntents';
import { FIRST_LOOKS } from './looks';
import { newCourse } from './networks/course';
import { networkBuilding } from './networks/networks';
import { openingIntents } from './opened';
import { noOwnData } from './own';
import { ownFiles } from './ownFiles';
import { problemIntents } from './problemIntents';
import { raceOf } from './race/race';
import { NO_RACE } from './raceState';
import { trainerReports } from './reports';
import type { AppState } from './state';
import { surgeryLab } from './surgery/surgery';
import { noSurgery } from './surgeryState';
import { atNow, timeMachine } from './time';
import { trainingSlice } from './trainingSlice';

export { SETTLE } from './networks/settling';

/** @param files where the user's files are kept, and `openLedger` where runs are; by default in memory alone */
export function createAppStore(
  client: Client,
  address: Address,
  files: FileStore = createFileStore(null),
  openLedger?: OpenLedger,
): StoreApi<AppState> {
  const store = createStore<AppState>()((_set, _get, api) => appState(api, { client, address, files, openLedger }));
  // Prepares the data and builds the networks, as whenever there are none.
  store.getState().tryAgain();
  return store;
}

interface Surroundings {
  readonly client: Client;
  readonly address: Address;
  readonly files: FileStore;
  readonly openLedger: OpenLedger | undefined;
}

/** The state with which a store begins. Its parts read and write the store only once it is there. */
function appState(store: StoreApi<AppState>, { client, address, files, openLedger }: Surroundings): AppState {
  const { getState: get, setState: set, subscribe } = store;
  const hash = address.read();
  const first = firstExperiment(hash);
  const course = newCourse(first.spec, hash !== '');

  const setFocus = (part: Partial<AppState['focus']>): void => {
    const focus = { ...get().focus, ...part };
    set({ focus, lost: [] });
    client.focus(course.runId, focus);
    surgery.changed();
  };
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
  const race = raceOf(client, store, {
    built: () => ({ run: course.runId, request: course.good?.request ?? -1 }),
    keep: (record) => get().keepRun(record),
  });
  const own = ownFiles(client, files, {
    get,
    set,
    nextRequest: () => ++course.serial,
    take: (document) => {
      const parsed = parseSpec(document);
      const again = parsed.ok && changedFields(get().spec, parsed.value).length === 0;
      experiment.accept(parsed, '');
      if (again) networks.prepareNow();
    },
  });
  const networks = networkBuilding({
    ...{ client, get, set, course, files, address, own },
    rebuilt: () => time.begin(),
    building: (kept) => {
      race.rebuilt(kept);
      surgery.rebuilt(kept);
    },
  });
  const experiment = experimentSlice({ get, set, client, address, course, networks, race, surgery });
  const training = trainingSlice({ get, set, client, course, networks, race, time });
  const trainers = trainerReports({
    read: get,
    write: set,
    nowOf: networks.nowOf,
    run: () => course.runId,
    intent: () => course.intent,
    built: () => {
      const { onceBuilt } = get().run;
      if (onceBuilt !== 'rest') training.start(onceBuilt);
    },
    ...{ time, surgery, race },
  });
  const ledger = ledgerSlice(
    {
      ...{ read: get, write: set, subscribe },
      acceptAnew: (parsed) => {
        networks.startOver();
        experiment.accept(parsed, '');
      },
    },
    openLedger,
  );

  client.listen({
    fromTrainer: trainers.hears,
    fromData: networks.fromData,
    fromLab: surgery.fromLab,
    fromRacer: race.fromRacer,
    crashed: (contender, how) => {
      const found = trainers.crashed(contender, how);
      if (contender !== null) return;
      own.cancel();
      networks.dataLost(found);
    },
    labCrashed: surgery.crashed,
    racerCrashed: race.racerCrashed,
  });
  experiment.followAddress();

  const timeIntents: TimeIntents = {
    showEpoch: time.show,
    showEnded: (ended) => {
      setFocus({ ended });
      time.show(null);
    },
  };
  const cancelReading: FileIntents['cancelReading'] = () => {
    // The experiment's own file was being read: back to the experiment before it.
    if (!own.cancel() && get().data.preparing) networks.cancel();
  };
  return {
    ...beginning(first),
    ...experiment.intents,
    ...own.intents,
    cancelReading,
    ...problemIntents(get, set),
    ...training.intents,
    ...lookingAround(setFocus),
    ...openingIntents(get, set),
    ...lookIntents(get, set),
    ...timeIntents,
    ...surgery.intents,
    ...ledger,
  };
}

/** What views read before any data are there. */
function beginning(first: Pick<AppState, 'spec' | 'problems'>): Omit<AppState, keyof Intents | 'ledger'> {
  const { contenders } = first.spec;
  return {
    ...first,
    canUndo: false,
    canRedo: false,
    data: { status: 'loading', preview: null, preparing: false, failure: [] },
    own: noOwnData,
    run: { status: 'warmingUp', contenders: contenders.map(unbuilt), rebuiltBecause: [], onceBuilt: 'rest' },
    focus: FIRST_FOCUS,
    opened: [],
    lost: [],
    looks: FIRST_LOOKS,
    time: atNow,
    crowded: false,
    surgery: noSurgery(contenders.length),
    race: NO_RACE,
  };
}
