/** The experiment of the page: changes of its spec with undo and the address bar, which networks, race and surgery follow. */
import { noCost } from '../experiment/document';
import { changedFields, withField } from '../experiment/fields';
import { ownExperiment } from '../experiment/own';
import { defaultSpec, parseSpec } from '../experiment/parse';
import { good, problem, type Problem, type Result } from '../experiment/problem';
import { afterSetting } from '../experiment/readable';
import type { ExperimentSpec } from '../experiment/schema';
import { decodeLink, encodeLink } from '../experiment/url';
import type { Address } from './address';
import { withDataBounds } from './bounds';
import type { Client } from './client';
import { contenderIntents, withSizes } from './contenders';
import { emptyHistory, recorded, redone, undone, type History } from './history';
import type { ContenderIntents, ExperimentIntents, InterventionIntents } from './intents';
import { interventionIntents, withFitting } from './interventions';
import { standing } from './listed';
import { isLive, isTrained, liveContenders, liveTraining } from './live';
import type { Course } from './networks/course';
import type { networkBuilding } from './networks/networks';
import type { raceOf } from './race/race';
import type { AppState } from './state';
import type { surgeryLab } from './surgery/surgery';

/** What this slice asks of the store around it. */
interface Around {
  readonly get: () => AppState;
  readonly set: (part: Partial<AppState>) => void;
  readonly client: Pick<Client, 'adjust'>;
  readonly address: Address;
  readonly course: Course;
  readonly networks: Pick<ReturnType<typeof networkBuilding>, 'changed' | 'isSettling' | 'startOver' | 'reset'>;
  readonly race: Pick<ReturnType<typeof raceOf>, 'seedsChanged' | 'settingsChanged'>;
  readonly surgery: Pick<ReturnType<typeof surgeryLab>, 'changed'>;
}

/** Where each contender stood before a change of the list. Null: it is new; absent: that is not known. */
type Places = readonly (number | null)[];

/** The experiment with which the page begins, and what is wrong with the link that it came by. @param hash of the address */
export function firstExperiment(hash: string): Pick<AppState, 'spec' | 'problems'> {
  const notes: Problem[] = [];
  const decoded = decodeLink(hash, noCost(), notes);
  if (!decoded.ok) return { spec: defaultSpec(), problems: [problem('', 'linkRefused'), ...decoded.problems] };
  const { spec, dropped } = withFitting(withSizes(decoded.value), null);
  return { spec, problems: [...notes, ...dropped] };
}

export function experimentSlice(around: Around) {
  const { get, set, address, course, networks } = around;

  /** Takes a parsed change over, or shows what is wrong with it and leaves everything as it was. */
  function accept(parsed: Result<ExperimentSpec>, path: string, places?: Places): void {
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
    show(around, spec, dropped, places);
    address.write(encodeLink(spec), step.joined ? 'replace' : 'push');
  }

  /** Takes a document over. */
  function load(document: unknown): void {
    accept(parseSpec(document), '');
  }

  /** Shows the spec of an undo or redo step; null: there is none. */
  function travel(step: { history: History; spec: ExperimentSpec } | null): void {
    if (step === null) return;
    course.linked = false;
    course.history = step.history;
    show(around, step.spec);
    address.write(encodeLink(step.spec), 'push');
  }

  const intents: ExperimentIntents & ContenderIntents & InterventionIntents = {
    set: (path, value) => {
      const parsed = parseSpec(withField(get().spec, path, value));
      accept(parsed.ok ? good(afterSetting(parsed.value, path)) : parsed, path);
    },
    load,
    begin: (document) => {
      const parsed = parseSpec(document);
      if (!parsed.ok) {
        accept(parsed, '');
        return;
      }
      course.history = emptyHistory;
      const { spec, dropped } = withFitting(withSizes(parsed.value), null);
      const changed = changedFields(get().spec, spec);
      networks.startOver();
      show(around, spec, dropped);
      // Nothing that the networks would be built anew for, and they may have been trained.
      if (changed.every(isLive)) networks.reset();
      address.write(encodeLink(spec), 'push');
    },
    useDrawing: (values) => {
      load(ownExperiment(get().spec, { kind: 'drawn', values: [...values] }, values.length));
    },
    undo: () => {
      travel(undone(course.history, get().spec));
    },
    redo: () => {
      travel(redone(course.history, get().spec));
    },
    ...contenderIntents(get, accept),
    ...interventionIntents(get, accept),
  };

  return { accept, intents, followAddress: () => followAddress(around) };
}

/** Shows whatever spec the user brings to the address bar; a link that cannot be read is replaced by the one that is shown. */
function followAddress(around: Around): void {
  const { get, set, address, course } = around;
  // A link that could not be read, with which the page began, is no use there.
  if (!decodeLink(address.read()).ok) address.write('', 'replace');
  address.listen((hash) => {
    const notes: Problem[] = [];
    const parsed = decodeLink(hash, noCost(), notes);
    if (!parsed.ok) {
      set({ problems: [...standing(get()), problem('', 'linkIgnored'), ...parsed.problems] });
      address.write(encodeLink(get().spec), 'replace');
      return;
    }
    course.linked = true;
    course.history = recorded(course.history, get().spec, '', Date.now()).history;
    const { spec, dropped } = withFitting(withSizes(parsed.value), null);
    show(around, spec, [...notes, ...dropped]);
  });
}

/**
 * Shows a spec and makes the networks follow: at once where they can, else by a rebuild once the changes have settled.
 *
 * @param told what did not fit any more, or may mean something else now
 */
function show(around: Around, spec: ExperimentSpec, told: readonly Problem[] = [], places?: Places): void {
  const { get, set, client, course, networks, race } = around;
  const before = get().spec;
  const changed = changedFields(before, spec);
  const { past, future } = course.history;
  const problems = [...standing(get()), ...told];
  set({ spec, problems, canUndo: past.length > 0, canRedo: future.length > 0 });
  around.surgery.changed();
  if (!changed.every(isLive)) {
    networks.changed(before, places);
    return;
  }
  if (changed.includes('seeds')) race.seedsChanged();
  if (changed.some(isTrained)) {
    client.adjust(course.runId, liveTraining(spec), liveContenders(spec));
    race.settingsChanged();
  }
  const { good, history } = course;
  if (good !== null && !networks.isSettling) course.good = { ...good, spec, history };
}
