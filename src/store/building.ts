/** How an experiment becomes networks: its data are prepared where they are others, and contenders built that are others. */
import type { StoreApi } from 'zustand/vanilla';
import { unsupported } from '../experiment/availability';
import { changedFields } from '../experiment/fields';
import { defaultSpec } from '../experiment/parse';
import { problem, type Problem } from '../experiment/problem';
import type { FileSource } from '../experiment/sources/file';
import type { ExperimentSpec } from '../experiment/schema';
import { encodeLink } from '../experiment/url';
import { matched } from '../study/matched';
import type { FromData, FromTrainer } from '../training/protocol';
import type { Address } from './address';
import type { Client } from './client';
import { isTraining, overallStatus, unbuilt } from './contender';
import type { FileStore } from './files';
import { stillOffered } from './focus';
import { emptyHistory, type History } from './history';
import { sizesOf, withFitting } from './interventions';
import { followed, keptNetworks, sameOrder, type Lineage } from './kept';
import { concernOf, liveContenders, liveTraining } from './live';
import { readingOf, type ownData } from './own';
import { standing } from './listed';
import type { AppState, ContenderRun, Intent } from './state';

/** A change that needs a rebuild waits this long for the next one, in milliseconds. */
export const SETTLE = 350;

/** A spec whose data could be prepared, and what belongs to it. */
interface Good {
  readonly spec: ExperimentSpec;
  readonly history: History;
  /** The request that prepared its data, which the data worker holds; null once they went down with that worker. */
  readonly request: number | null;
}

/** Whether both specs are prepared from the same sequences in the same way. */
const sameData = (one: ExperimentSpec, other: ExperimentSpec): boolean =>
  !changedFields(one, other).some((path) => concernOf(path) === 'data');

/** What is shared with the rest of the store. */
export interface Course {
  history: History;
  good: Good | null;
  /** The newest question to the data worker. */
  serial: number;
  runId: number;
  /** Whether the spec that is shown came from the address bar, so that what is wrong with it is the link's fault. */
  linked: boolean;
  /** What the user wants the networks to do; their reports may lag behind it. */
  intent: Intent;
}

export const newCourse = (linked: boolean): Course => ({
  history: emptyHistory,
  good: null,
  serial: 0,
  runId: 0,
  linked,
  intent: 'rest',
});

interface Around {
  readonly files: FileStore;
  readonly address: Address;
  readonly own: () => Pick<ReturnType<typeof ownData>, 'hears' | 'learnt'>;
  /** The networks are about to be others; `kept` says which of the ones before stay, by contender. */
  readonly rebuilt: (kept: Lineage) => Partial<AppState>;
  /** They are being built. */
  readonly building: (kept: Lineage) => void;
}

export function networkBuilding(
  client: Client,
  { getState: get, setState: set }: Pick<StoreApi<AppState>, 'getState' | 'setState'>,
  course: Course,
  around: Around,
) {
  /** The newest request that asked to prepare. */
  let request = 0;
  /** The spec whose data it asked for. */
  let asked = get().spec;
  let settling: ReturnType<typeof setTimeout> | undefined;
  /** Of the contenders that are shown, whose networks they have. */
  let lineage: Lineage = sameOrder(get().spec);
  /** How the data worker ended last; mended once data are there again. */
  let workerGone: Problem | null = null;
  /** The next build starts all networks over, whatever has changed. */
  let allAnew = false;
  /** What trainers still say of a network by the name that it had before it was given another place. */
  let formerly = new Map<string, number>();

  const called = (run: number, contender: number) => `${run}.${contender}`;

  function setOnceBuilt(onceBuilt: Intent): void {
    const { run } = get();
    if (run.onceBuilt !== onceBuilt) set({ run: { ...run, onceBuilt } });
  }

  function prepareNow(): void {
    clearTimeout(settling);
    settling = undefined;
    request = ++course.serial;
    const { spec, data } = get();
    asked = spec;
    set({ data: { ...data, preparing: true } });
    const { source } = spec.data;
    if (source.kind === 'file') void prepareFile(spec, source, request);
    else client.prepare(request, spec, null);
  }

  async function prepareFile(spec: ExperimentSpec, source: FileSource, mine: number): Promise<void> {
    const file = await around.files.find(source);
    if (mine !== request || !sameData(spec, get().spec)) return;
    if (file !== null) {
      client.prepare(mine, spec, file);
      return;
    }
    refuse([problem('', 'fileMissing', { name: source.name })]);
  }

  /** The changes have settled: the data are prepared where they are others, else only the networks follow. */
  function settle(): void {
    clearTimeout(settling);
    settling = undefined;
    const { spec, data } = get();
    const { good } = course;
    // They are on their way, and the networks are built of the spec that is shown when they arrive.
    if (data.preparing && sameData(asked, spec) && unsupported(spec).length === 0) return;
    const usable = good?.request != null && !data.preparing && data.status === 'ready';
    if (!usable || !sameData(good.spec, spec)) {
      prepareNow();
      return;
    }
    const problems = unsupported(spec);
    if (problems.length > 0) refuse(problems);
    else follow(spec, good.spec, good.request!);
  }

  /** Builds those networks that are others, on the data that are there. */
  function follow(spec: ExperimentSpec, before: ExperimentSpec, prepared: number): void {
    const { focus, data } = get();
    const there = get().run.contenders.map(({ gone }) => !gone && !allAnew);
    const kept = keptNetworks(before, spec, lineage, there);
    const because = lostBy(before, spec, kept);
    course.good = { spec, history: course.history, request: prepared };
    course.linked = false;
    const preview = data.preview!;
    set(stillOffered(focus, { spec: before, preview }, { spec, preview }));
    build(spec, prepared, because, kept);
  }

  /** The settings for whose sake networks start over that have been trained. */
  function lostBy(before: ExperimentSpec, spec: ExperimentSpec, kept: Lineage): string[] {
    const { contenders } = get().run;
    const lost = lineage.some((from, k) => kept[k] === null && from !== null && (contenders[from]?.step ?? 0) > 0);
    if (!lost) return [];
    return changedFields(before, spec).filter((path) => {
      const own = /^contenders\.(\d)\./.exec(path);
      return concernOf(path) !== 'nothing' && (own === null || kept[Number(own[1])] === null);
    });
  }

  function fromData(message: FromData): void {
    const own = around.own();
    if (own.hears(message) || message.request !== request || message.type === 'opened') return;
    // Data of a spec that is no longer shown: those of the one that is are asked for once the changes have settled.
    if (!sameData(asked, get().spec)) return;
    const { source } = get().spec.data;
    if (message.type === 'reading') {
      if (source.kind === 'file') set({ own: { ...get().own, reading: readingOf(source.name, message) } });
      return;
    }
    if (!get().data.preparing) return;
    const problems = message.type === 'problems' ? message.problems : [];
    if (source.kind === 'file' && message.report) own.learnt({ source, report: message.report, problems });
    set({ own: { ...get().own, reading: null } });
    if (message.type === 'problems') {
      refuse(message.problems);
      return;
    }
    const { focus, data, spec: shown } = get();
    const { spec, dropped } = withFitting(matched(shown, message.preview.sizes), sizesOf(message.preview));
    const { good } = course;
    const kept = stayThrough(good, spec);
    const because = good === null ? [] : lostBy(good.spec, spec, kept);
    const before = good && data.preview && { spec: good.spec, preview: data.preview };
    course.good = { spec, history: course.history, request };
    course.linked = false;
    set({
      spec,
      data: { status: 'ready', preview: message.preview, preparing: false, failure: [] },
      problems: get().problems.filter((each) => !data.failure.includes(each) && each !== workerGone),
      ...stillOffered(focus, before, { spec, preview: message.preview }),
    });
    if (dropped.length > 0) set({ problems: [...get().problems, ...dropped] });
    if (spec !== shown) around.address.write(encodeLink(spec), 'replace');
    build(spec, request, because, kept);
  }

  /** Of every contender, whose network stays now that the data are there: none, unless they are the very same as before. */
  function stayThrough(good: Good | null, spec: ExperimentSpec): Lineage {
    const lost = good !== null && good.request === null && !allAnew;
    if (!lost || !sameData(good.spec, spec)) return spec.contenders.map(() => null);
    const there = get().run.contenders.map(({ gone }) => !gone);
    return keptNetworks(good.spec, spec, lineage, there);
  }

  /** The data cannot be prepared this way: back to the last spec with which they could. */
  function refuse(problems: readonly Problem[]): void {
    const { good } = course;
    setOnceBuilt('rest');
    allAnew = false;
    const { preview } = get().data;
    const status = preview === null ? 'loading' : 'ready';
    set({ data: { status, preview, preparing: false, failure: [] } });
    if (good === null) {
      const spec = defaultSpec();
      const alreadyDefault = changedFields(get().spec, spec).length === 0;
      set({ problems: course.linked ? [problem('', 'linkRefused'), ...problems] : problems, spec });
      course.linked = false;
      if (alreadyDefault) {
        dataFailed(problems);
        return;
      }
      lineage = sameOrder(spec);
      around.address.write('', 'replace');
      prepareNow();
      return;
    }
    course.history = good.history;
    const listed = course.linked ? [problem('', 'linkIgnored'), ...problems] : problems;
    course.linked = false;
    lineage = sameOrder(good.spec);
    const { past, future } = course.history;
    set({
      spec: good.spec,
      problems: [...standing(get()), ...listed],
      canUndo: past.length > 0,
      canRedo: future.length > 0,
    });
    around.address.write(encodeLink(good.spec), 'replace');
  }

  /** No network can be built, until this is tried again. */
  function dataFailed(failure: readonly Problem[]): void {
    set({ data: { status: 'failed', preview: null, preparing: false, failure } });
    setContenders((run) => ({ ...run, status: 'failed', gone: true }));
  }

  function setContenders(change: (run: ContenderRun, index: number) => ContenderRun): void {
    const { run } = get();
    const contenders = run.contenders.map(change);
    set({ run: { ...run, contenders, status: overallStatus(contenders.map(({ status }) => status)) } });
  }

  function build(spec: ExperimentSpec, prepared: number, rebuiltBecause: readonly string[], kept: Lineage): void {
    const { runId: was } = course;
    course.runId++;
    allAnew = false;
    const before = get().run.contenders;
    const moved = new Map<string, number>();
    kept.forEach((from, contender) => {
      if (from === null) return;
      moved.set(called(was, from), contender);
      for (const [name, index] of formerly) if (index === from) moved.set(name, contender);
    });
    formerly = moved;
    lineage = sameOrder(spec);
    const trains = kept.some((from) => from !== null && isTraining(before[from]!.status));
    // What is built while others train joins them.
    if (!trains) course.intent = 'rest';
    const onceBuilt = trains && course.intent === 'train' ? 'train' : get().run.onceBuilt;
    const contenders = kept.map((from) => (from === null ? unbuilt() : before[from]!));
    const over = before.filter((run) => !contenders.includes(run)).map(({ failure }) => failure);
    set({
      problems: get().problems.filter((each) => !over.includes(each)),
      run: { status: overallStatus(contenders.map(({ status }) => status)), contenders, rebuiltBecause, onceBuilt },
      ...around.rebuilt(kept),
    });
    client.build(course.runId, spec, prepared, get().focus, kept, trains);
    if (kept.some((from) => from !== null)) {
      client.adjust(course.runId, liveTraining(spec), liveContenders(spec));
      client.focus(course.runId, get().focus);
    }
    around.building(kept);
  }

  return {
    fromData,
    prepareNow,
    setOnceBuilt,

    /** Waits for the next change, and follows then. */
    changed(before: ExperimentSpec, places?: readonly (number | null)[]): void {
      lineage = followed(lineage, before, get().spec, places);
      setOnceBuilt('rest');
      clearTimeout(settling);
      settling = setTimeout(settle, SETTLE);
    },

    /** The change that waits is followed now; false where none does. */
    settleNow(): boolean {
      if (settling === undefined) return false;
      settle();
      return true;
    },

    get isSettling(): boolean {
      return settling !== undefined;
    },

    /** Whatever is built next starts over as a whole. */
    startOver(): void {
      allAnew = true;
    },

    /** All networks anew, from their first weights. */
    reset(): void {
      setOnceBuilt('rest');
      const { good } = course;
      allAnew = true;
      if (settling !== undefined) settle();
      else if (good?.request == null) prepareNow();
      else
        build(
          good.spec,
          good.request,
          [],
          good.spec.contenders.map(() => null),
        );
    },

    /** Prepares and builds what could not be, or was called off; what is there stays. */
    tryAgain(): void {
      const { good } = course;
      if (settling !== undefined || get().data.preparing) return;
      if (good?.request == null || get().data.status !== 'ready') {
        set({ data: { ...get().data, status: get().data.preview === null ? 'loading' : 'ready' } });
        if (good === null) setContenders(unbuilt);
        prepareNow();
        return;
      }
      if (get().run.contenders.some(({ gone }) => gone)) follow(good.spec, good.spec, good.request);
    },

    /** Gives up what is being prepared and built. */
    cancel(): void {
      setOnceBuilt('rest');
      if (get().data.preparing) {
        client.cancel();
        request = ++course.serial;
        set({ own: { ...get().own, reading: null } });
        refuse([]);
      }
      if (!get().run.contenders.some(({ status }) => status === 'warmingUp')) return;
      client.cancelBuild();
      setContenders((run) =>
        run.status === 'warmingUp' ? { ...run, status: 'notBuilt', gone: true, building: null } : run,
      );
    },

    /** The message as one of the run that is there; null where its network is gone. */
    nowOf(message: FromTrainer): FromTrainer | null {
      if (message.run === course.runId) return message;
      const contender = formerly.get(called(message.run, message.contender));
      // What is handed over may be a network's that is no longer there.
      if (contender === undefined) return message.type === 'ended' ? message : null;
      const now = { ...message, run: course.runId, contender };
      return now.type === 'ended' ? { ...now, outcome: { ...now.outcome, contender } } : now;
    },

    /** With the data worker its tables are gone, and with them what it was preparing. */
    dataLost(found: Problem): void {
      const { data } = get();
      workerGone = found;
      if (course.good !== null) course.good = { ...course.good, request: null };
      if (data.preview === null || data.preparing) setOnceBuilt('rest');
      if (data.preview === null) dataFailed([found]);
      else if (data.preparing) set({ data: { ...data, status: 'failed', preparing: false, failure: [found] } });
    },
  };
}
