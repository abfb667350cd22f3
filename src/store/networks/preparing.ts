/** Has the data of the spec that is shown prepared, and takes over what comes of it. */
import { problem, type Problem } from '../../experiment/problem';
import type { FileSource } from '../../experiment/sources/file';
import type { ExperimentSpec } from '../../experiment/schema';
import { encodeLink } from '../../experiment/url';
import { matched } from '../../study/matched';
import type { FromData } from '../../training/protocol';
import { stillOffered } from '../focus';
import { sizesOf, withFitting } from '../interventions';
import { readingOf } from '../own';
import type { BuildOrder } from './build';
import { setOnceBuilt, type Context } from './context';
import { keptOnNewData, sameData, settingsThatCost } from './decisions';
import { dataFailed, refuse } from './refusing';
import type { Settling } from './settling';

type Prepared = Extract<FromData, { type: 'prepared' }>;

/** @param build has the networks built that are others */
export function dataPreparing(context: Context, settling: Settling, build: (order: BuildOrder) => void) {
  const { client, get, set, course, own } = context;
  /** The newest request that asked to prepare, and the spec that it was about. */
  let asked: { readonly request: number; readonly spec: ExperimentSpec } | null = null;
  /** How the data worker ended last; listed until data are there again. */
  let workerGone: Problem | null = null;

  /** Prepares the data of the spec that is shown. */
  function prepareNow(): void {
    settling.end();
    const { spec, data } = get();
    const request = ++course.serial;
    asked = { request, spec };
    set({ data: { ...data, preparing: true } });
    const { source } = spec.data;
    if (source.kind === 'file') void prepareFile(spec, source, request);
    else client.prepare(request, spec, null, inUse());
  }

  async function prepareFile(spec: ExperimentSpec, source: FileSource, request: number): Promise<void> {
    const file = await context.files.find(source);
    if (request !== asked?.request || !sameData(spec, get().spec)) return;
    if (file === null) refused([problem('', 'fileMissing', { name: source.name })]);
    else client.prepare(request, spec, file, inUse());
  }

  const inUse = (): number | null => course.good?.request ?? null;

  /** Gives up what is being prepared. */
  function callOff(): void {
    client.cancel('prepare');
    asked = null;
    own.progress(null);
    set({ data: { ...get().data, preparing: false } });
  }

  /** The data cannot be prepared this way. */
  function refused(problems: readonly Problem[]): void {
    if (refuse(context, problems)) prepareNow();
  }

  /** The data are there: the networks are built on them, with the newest of the settings that do not concern them. */
  function prepared({ request, preview }: Prepared): void {
    const { focus, data, spec: shown, run } = get();
    const { good } = course;
    const { spec, dropped } = withFitting(matched(shown, preview.sizes), sizesOf(preview));
    const kept = keptOnNewData(course, spec, run.contenders);
    const because = good === null ? [] : settingsThatCost(course.lineage, good.spec, spec, kept, run.contenders);
    const before = good && data.preview && { spec: good.spec, preview: data.preview };
    course.good = { spec, history: course.history, request };
    course.linked = false;
    const mended = get().problems.filter((each) => !data.failure.includes(each) && each !== workerGone);
    set({
      spec,
      data: { status: 'ready', preview, preparing: false, failure: [] },
      problems: [...mended, ...dropped],
      ...stillOffered(focus, before, { spec, preview }),
    });
    if (spec !== shown) context.address.write(encodeLink(spec), 'replace');
    build({ spec, request, because, kept });
  }

  return {
    prepareNow,
    refused,

    /** Whether the data of this spec are being prepared. */
    awaits: (spec: ExperimentSpec): boolean => get().data.preparing && asked !== null && sameData(asked.spec, spec),

    fromData(message: FromData): void {
      if (own.hears(message) || asked === null || message.request !== asked.request || message.type === 'opened')
        return;
      // Data of a spec that is no longer shown: those of the one that is are asked for once the changes have settled.
      if (!sameData(asked.spec, get().spec)) return;
      const { source } = get().spec.data;
      if (message.type === 'reading') {
        if (source.kind === 'file') own.progress(readingOf(source.name, message));
        return;
      }
      if (!get().data.preparing) return;
      own.progress(null);
      const problems = message.type === 'problems' ? message.problems : [];
      if (source.kind === 'file' && message.report) own.learnt({ source, report: message.report, problems });
      if (message.type === 'problems') refused(problems);
      else prepared(message);
    },

    callOff,

    /** Gives up what is being prepared, and goes back to the spec before it. */
    cancel(): void {
      if (!get().data.preparing) return;
      callOff();
      refused([]);
    },

    /** The data worker is gone, and with it its tables and what it was preparing. */
    lost(found: Problem): void {
      const { data } = get();
      workerGone = found;
      own.progress(null);
      if (course.good !== null) course.good = { ...course.good, request: null };
      if (data.preview === null || data.preparing) setOnceBuilt(context, 'rest');
      if (data.preview === null) dataFailed(context, [found]);
      else if (data.preparing) set({ data: { ...data, status: 'failed', preparing: false, failure: [found] } });
    },
  };
}
