/** The page's store: settings with undo and the address bar, and the runs that the workers report. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { changedFields, withField } from '../experiment/fields';
import { defaultSpec, parseSpec } from '../experiment/parse';
import { problem, type Problem, type Result } from '../experiment/problem';
import type { FileSource } from '../experiment/ownSources';
import type { ExperimentSpec } from '../experiment/schema';
import { decodeLink, encodeLink } from '../experiment/url';
import { matched } from '../study/matched';
import type { FromData } from '../training/protocol';
import type { Address } from './address';
import { withDataBounds } from './bounds';
import type { Client } from './client';
import { isTraining, unbuilt, type Intent } from './contender';
import { contenderIntents, withSizes } from './contenders';
import { emptyHistory, recorded, redone, undone, type History } from './history';
import { createFileStore, type FileStore } from './files';
import { FIRST_FOCUS, lookingAround, stillOffered } from './focus';
import { documentIntents, fileIntents, labIntents, problemIntents, raceIntents } from './intents';
import { interventionIntents, sizesOf, withFitting } from './interventions';
import { ledgerPart, type OpenLedger } from './ledgerIntents';
import { isLive, isTrained, liveContenders, liveTraining } from './live';
import { noOwnData, ownData, readingOf } from './own';
import { raceOf } from './race';
import { NO_RACE } from './raceState';
import { trainerReports } from './reports';
import type { AppState } from './state';
import { surgeryLab } from './surgery';
import { noSurgery } from './surgeryState';
import { atNow, timeMachine } from './time';

/** A change that needs a rebuild waits this long for the next one, in milliseconds. */
export const SETTLE = 350;

/** A spec whose data could be prepared, and what belongs to it. */
interface Good {
  readonly spec: ExperimentSpec;
  readonly history: History;
  /** The request that prepared its data, which the data worker holds; null once they went down with that worker. */
  readonly request: number | null;
}

/** @param files where the user's files are kept, and `openLedger` where runs are; by default in memory alone */
export function createAppStore(
  client: Client,
  address: Address,
  files: FileStore = createFileStore(null),
  openLedger?: OpenLedger,
): StoreApi<AppState> {
  let history = emptyHistory;
  let good: Good | null = null;
  /** The newest question to the data worker, and the newest that asked to prepare. */
  let serial = 0;
  let request = 0;
  let runId = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let preparing = false;
  /** Whether the spec that is shown came from the address bar, so that what is wrong with it is the link's fault. */
  let linked = address.read() !== '';
  /** What the user wants the networks to do; their reports may lag behind it. */
  let intent: Intent = 'rest';
  /** What the networks shall do as soon as they are built. */
  let onceBuilt: Intent = 'rest';

  const decoded = decodeLink(address.read());
  const fit = decoded.ok ? withFitting(withSizes(decoded.value), null) : null;

  const store = createStore<AppState>()((set, get, { subscribe }) => {
    const spec = fit?.spec ?? defaultSpec();
    return {
      spec,
      problems: decoded.ok ? (fit?.dropped ?? []) : [problem('', 'linkRefused'), ...decoded.problems],
      canUndo: false,
      canRedo: false,
      data: { status: 'loading', preview: null },
      own: noOwnData,
      run: { status: 'warmingUp', contenders: spec.contenders.map(unbuilt), rebuiltBecause: [] },
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
        if (own.cancel() || !preparing) return;
        // The experiment's own file was being read: back to the experiment before it.
        request = ++serial;
        preparing = false;
        refuse([]);
      },
      ...documentIntents(get, (document) => {
        accept(parseSpec(document), '');
      }),
      ...contenderIntents(get, accept),
      undo: () => {
        travel(undone(history, get().spec));
      },
      redo: () => {
        travel(redone(history, get().spec));
      },
      ...problemIntents(set, get),

      train: () => {
        go('train');
      },
      stepEpoch: () => {
        go('step');
      },
      pause: () => {
        intent = 'rest';
        onceBuilt = 'rest';
        client.pause(runId);
        race.pause();
        setContenders((run) => (isTraining(run.status) ? { ...run, status: 'paused' } : run));
      },
      reset: () => {
        onceBuilt = 'rest';
        if (settling !== undefined) prepareNow();
        else if (good?.request === null) prepareNow();
        else if (good !== null) build(good.spec, good.request, []);
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
      ...ledgerPart({ read: get, write: set, subscribe, accept: (parsed) => accept(parsed, '') }, openLedger),
    };
  });
  const { getState: get, setState: set } = store;

  const own = ownData(client, files, {
    spec: () => get().spec,
    state: () => get().own,
    set: setOwn,
    nextRequest: () => ++serial,
    take: (document) => {
      const parsed = parseSpec(document);
      const again = parsed.ok && changedFields(get().spec, parsed.value).length === 0;
      accept(parsed, '');
      if (again) prepareNow();
    },
    complain: (problems) => {
      set({ problems });
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
    built: () => (good?.request == null || runId === 0 ? null : { run: runId, spec: good.spec, request: good.request }),
    now: Date.now,
  });

  const built = () => ({ run: runId, request: good?.request ?? -1 });
  const race = raceOf(client, store, { built, keep: (record) => get().keepRun(record) });
  const trainers = trainerReports({
    read: get,
    write: set,
    run: () => runId,
    intent: () => intent,
    built: () => {
      if (onceBuilt !== 'rest') start(onceBuilt);
    },
    time,
    surgery,
    race,
  });
  const { setContenders } = trainers;

  function setOwn(part: Partial<AppState['own']>): void {
    set({ own: { ...get().own, ...part } });
  }

  /** Takes a parsed change over, or shows what is wrong with it and leaves everything as it was. */
  function accept(parsed: Result<ExperimentSpec>, path: string): void {
    if (!parsed.ok) {
      set({ problems: withDataBounds(parsed.problems, get().spec, get().data.preview) });
      return;
    }
    linked = false;
    const sized = withSizes(parsed.value, { spec: get().spec, preview: get().data.preview });
    if (changedFields(get().spec, sized).length === 0) {
      set({ problems: [] });
      return;
    }
    const { spec, dropped } = withFitting(sized, null);
    const step = recorded(history, get().spec, path, Date.now());
    history = step.history;
    show(spec);
    if (dropped.length > 0) set({ problems: dropped });
    address.write(encodeLink(spec), step.joined ? 'replace' : 'push');
  }

  function travel(step: { history: History; spec: ExperimentSpec } | null): void {
    if (step === null) return;
    linked = false;
    history = step.history;
    show(step.spec);
    address.write(encodeLink(step.spec), 'push');
  }

  /** Shows a spec and makes the networks follow: at once where they can, else by a rebuild once the changes have settled. */
  function show(spec: ExperimentSpec): void {
    const changed = changedFields(get().spec, spec);
    set({ spec, problems: [], canUndo: history.past.length > 0, canRedo: history.future.length > 0 });
    surgery.changed();
    if (changed.every(isLive)) {
      if (changed.includes('seeds')) race.seedsChanged();
      if (changed.some(isTrained)) {
        client.adjust(runId, liveTraining(spec), liveContenders(spec));
        race.settingsChanged();
      }
      if (good !== null && settling === undefined) good = { ...good, spec, history };
      return;
    }
    onceBuilt = 'rest';
    clearTimeout(settling);
    settling = setTimeout(prepareNow, SETTLE);
  }

  function prepareNow(): void {
    clearTimeout(settling);
    settling = undefined;
    preparing = true;
    request = ++serial;
    const { spec } = get();
    const { source } = spec.data;
    if (source.kind === 'file') void prepareFile(spec, source, request);
    else client.prepare(request, spec, null);
  }

  async function prepareFile(spec: ExperimentSpec, source: FileSource, mine: number): Promise<void> {
    const file = await files.find(source);
    if (mine !== request) return;
    if (file !== null) {
      client.prepare(mine, spec, file);
      return;
    }
    preparing = false;
    refuse([problem('', 'fileMissing', { name: source.name })]);
  }

  function fromData(message: FromData): void {
    if (own.hears(message) || message.request !== request || message.type === 'opened') return;
    const { source } = get().spec.data;
    if (message.type === 'reading') {
      if (source.kind === 'file') setOwn({ reading: readingOf(source.name, message) });
      return;
    }
    preparing = false;
    const problems = message.type === 'problems' ? message.problems : [];
    if (source.kind === 'file' && message.report) own.learnt({ source, report: message.report, problems });
    setOwn({ reading: null });
    if (message.type === 'problems') {
      refuse(message.problems);
      return;
    }
    const { run, focus, data, spec: shown } = get();
    const { spec, dropped } = withFitting(matched(shown, message.preview.sizes), sizesOf(message.preview));
    const trained = run.contenders.some(({ step }) => step > 0);
    const changed = good === null || !trained ? [] : changedFields(good.spec, spec).filter((path) => !isLive(path));
    const before = good && data.preview && { spec: good.spec, preview: data.preview };
    good = { spec, history, request };
    linked = false;
    set({
      spec,
      data: { status: 'ready', preview: message.preview },
      ...stillOffered(focus, before, { spec, preview: message.preview }),
    });
    if (dropped.length > 0) set({ problems: [...get().problems, ...dropped] });
    if (spec !== shown) address.write(encodeLink(spec), 'replace');
    build(spec, request, changed);
  }

  /** The data cannot be prepared this way: back to the last spec with which they could. */
  function refuse(problems: readonly Problem[]): void {
    onceBuilt = 'rest';
    if (good === null) {
      const spec = defaultSpec();
      const alreadyDefault = changedFields(get().spec, spec).length === 0;
      set({ problems: linked ? [problem('', 'linkRefused'), ...problems] : problems, spec });
      linked = false;
      if (alreadyDefault) {
        set({ data: { status: 'failed', preview: null } });
        setContenders((run) => ({ ...run, status: 'failed' }));
        return;
      }
      address.write('', 'replace');
      prepareNow();
      return;
    }
    history = good.history;
    const listed = linked ? [problem('', 'linkIgnored'), ...problems] : problems;
    linked = false;
    set({ spec: good.spec, problems: listed, canUndo: history.past.length > 0, canRedo: history.future.length > 0 });
    address.write(encodeLink(good.spec), 'replace');
  }

  function build(spec: ExperimentSpec, prepared: number, rebuiltBecause: readonly string[]): void {
    runId++;
    intent = 'rest';
    const contenders = spec.contenders.map(unbuilt);
    set({ run: { status: 'warmingUp', contenders, rebuiltBecause }, ...time.begin() });
    race.rebuilt();
    client.build(runId, spec, prepared, get().focus);
    surgery.rebuilt();
  }

  function go(how: 'train' | 'step'): void {
    set({ problems: [], run: { ...get().run, rebuiltBecause: [] } });
    time.settle();
    const waiting = settling !== undefined || preparing || get().run.status === 'warmingUp';
    if (!waiting) {
      start(how);
      return;
    }
    onceBuilt = how;
    if (settling !== undefined) prepareNow();
  }

  function start(how: 'train' | 'step'): void {
    intent = how;
    onceBuilt = 'rest';
    const own = race.begin(how);
    if (how === 'step') client.step(runId);
    else client.train(runId, own);
    setContenders((run, k) => (own?.includes(k) === false ? run : { ...run, status: 'training', recovered: null }));
    race.begun();
  }

  function crashed(contender: number | null, detail: string): void {
    trainers.crashed(contender, detail);
    if (contender === null) dataLost();
  }

  /** With the data worker its tables are gone: the next Reset has them prepared again. */
  function dataLost(): void {
    preparing = false;
    if (good !== null) good = { ...good, request: null };
    if (get().data.preview === null) set({ data: { status: 'failed', preview: null } });
  }

  function setFocus(part: Partial<AppState['focus']>): void {
    const focus = { ...get().focus, ...part };
    set({ focus, lost: [] });
    client.focus(runId, focus);
    surgery.changed();
  }

  const { fromLab, crashed: labCrashed } = surgery;
  const { fromRacer, racerCrashed } = race;
  client.listen({ fromTrainer: trainers.hears, fromData, crashed, fromLab, labCrashed, fromRacer, racerCrashed });
  address.listen((hash) => {
    const parsed = decodeLink(hash);
    if (!parsed.ok) {
      set({ problems: [problem('', 'linkIgnored'), ...parsed.problems] });
      address.write(encodeLink(get().spec), 'replace');
      return;
    }
    linked = true;
    history = recorded(history, get().spec, '', Date.now()).history;
    const { spec, dropped } = withFitting(withSizes(parsed.value), null);
    show(spec);
    if (dropped.length > 0) set({ problems: dropped });
  });
  if (!decoded.ok) address.write('', 'replace');
  prepareNow();
  return store;
}
