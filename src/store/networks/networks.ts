/** How an experiment becomes networks: its data are prepared where they are others, and contenders built that are others. */
import { unsupported } from '../../experiment/availability';
import type { ExperimentSpec } from '../../experiment/schema';
import type { FromTrainer } from '../../training/protocol';
import { unbuilt } from '../contender';
import { stillOffered } from '../focus';
import { withContenders } from '../runState';
import type { Intent } from '../state';
import { build, type BuildOrder } from './build';
import { setOnceBuilt, type Context } from './context';
import { keptOnSameData, noneKept, sameData, settingsThatCost } from './decisions';
import { FormerNames } from './formerNames';
import { followed } from './kept';
import { dataPreparing } from './preparing';
import { Settling } from './settling';

export function networkBuilding(context: Context) {
  const { client, get, set, course } = context;
  const settling = new Settling();
  const names = new FormerNames();
  const order = (what: BuildOrder): void => {
    build(context, names, what);
  };
  const data = dataPreparing(context, settling, order);

  /** The request whose data the data worker holds and the page shows; null where there are none. */
  const usable = (): number | null =>
    get().data.status === 'ready' && !get().data.preparing ? (course.good?.request ?? null) : null;

  /** The changes have settled: the data are prepared where they are others, else only the networks follow. */
  function settle(): void {
    settling.end();
    const { spec } = get();
    const problems = unsupported(spec);
    // They are on their way, and the networks are built of the spec that is shown when they arrive.
    if (data.awaits(spec) && problems.length === 0) return;
    // Back to the data that the networks have: they stay, and what was on its way is not wanted any more.
    if (get().data.preparing && course.good !== null && sameData(course.good.spec, spec)) data.callOff();
    const request = usable();
    if (request === null || !sameData(course.good!.spec, spec)) {
      data.prepareNow();
      return;
    }
    if (problems.length > 0) data.refused(problems);
    else follow(spec, course.good!.spec, request);
  }

  /** Builds those networks that are others, on the data that are there. */
  function follow(spec: ExperimentSpec, before: ExperimentSpec, request: number): void {
    const { focus, data: shown, run } = get();
    const kept = keptOnSameData(course, before, spec, run.contenders);
    const because = settingsThatCost(course.lineage, before, spec, kept, run.contenders);
    course.good = { spec, history: course.history, request };
    course.linked = false;
    const preview = shown.preview!;
    set(stillOffered(focus, { spec: before, preview }, { spec, preview }));
    order({ spec, request, because, kept });
  }

  return {
    fromData: data.fromData,
    prepareNow: data.prepareNow,
    dataLost: data.lost,

    setOnceBuilt: (onceBuilt: Intent): void => {
      setOnceBuilt(context, onceBuilt);
    },

    /** The message as one of the run that is there; null where its network is gone. */
    nowOf: (message: FromTrainer): FromTrainer | null => names.nowOf(message, course.runId),

    /**
     * Follows the spec that is shown once it has not changed for a while.
     *
     * @param before what was shown
     * @param places of every contender, where it stood before, where that is known
     */
    changed(before: ExperimentSpec, places?: readonly (number | null)[]): void {
      course.lineage = followed(course.lineage, before, get().spec, places);
      setOnceBuilt(context, 'rest');
      settling.begin(settle);
    },

    /** Follows a change that waits now. */
    settleNow(): void {
      if (settling.active) settle();
    },

    /** Whether a change waits. */
    get isSettling(): boolean {
      return settling.active;
    },

    /** Whatever is built next starts over as a whole. */
    startOver(): void {
      course.allAnew = true;
    },

    /** Builds all networks anew, from their first weights. */
    reset(): void {
      setOnceBuilt(context, 'rest');
      const { good } = course;
      course.allAnew = true;
      if (settling.active) settle();
      else if (good?.request == null) data.prepareNow();
      else order({ spec: good.spec, request: good.request, because: [], kept: noneKept(good.spec) });
    },

    /** Prepares and builds what could not be, was called off, or has never been; what is there stays. */
    tryAgain(): void {
      const { good } = course;
      if (settling.active || get().data.preparing) return;
      if (good?.request == null || get().data.status !== 'ready') {
        set({ data: { ...get().data, status: get().data.preview === null ? 'loading' : 'ready' } });
        if (good === null) set(withContenders(get(), unbuilt));
        data.prepareNow();
        return;
      }
      if (get().run.contenders.some(({ gone }) => gone)) follow(good.spec, good.spec, good.request);
    },

    /** Gives up what is being prepared and built. */
    cancel(): void {
      setOnceBuilt(context, 'rest');
      data.cancel();
      if (!get().run.contenders.some(({ status }) => status === 'warmingUp')) return;
      client.cancelBuild();
      set(
        withContenders(get(), (run) =>
          run.status === 'warmingUp' ? { ...run, status: 'notBuilt', gone: true, building: null } : run,
        ),
      );
    },
  };
}
