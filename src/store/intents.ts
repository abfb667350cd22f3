/** The intents of the store that are no more than a word to one of its parts, which are made after the state that offers them. */
import type { ownData } from './own';
import { ownExperiment } from '../experiment/own';
import { aboutField, elsewhere, standing } from './listed';
import type { raceOf } from './race/race';
import type { AppState } from './state';
import type { surgeryLab } from './surgery/surgery';

/** The intents about the user's files. */
export const fileIntents = (
  own: () => Pick<ReturnType<typeof ownData>, 'open' | 'reopen' | 'review' | 'reformat'>,
): Pick<AppState, 'openFile' | 'reopenFile' | 'reviewFile' | 'reformatFile'> => ({
  openFile: (file, name) => {
    own().open(file, name);
  },
  reopenFile: (kept) => {
    own().reopen(kept);
  },
  reviewFile: () => {
    own().review();
  },
  reformatFile: (change) => {
    own().reformat(change);
  },
});

/** The intents that look at the laboratory's answers. */
export const labIntents = (
  lab: () => Pick<ReturnType<typeof surgeryLab>, 'watch' | 'request' | 'withdraw' | 'again'>,
): Pick<AppState, 'watchSurgery' | 'askLab' | 'leaveLab' | 'startLab'> => ({
  watchSurgery: (watching) => {
    lab().watch(watching);
  },
  askLab: (request) => {
    lab().request(request);
  },
  leaveLab: (type, contender) => {
    lab().withdraw(type, contender);
  },
  startLab: () => {
    lab().again();
  },
});

/** The intents about what is listed as wrong. */
export const problemIntents = (
  set: (part: Partial<AppState>) => void,
  get: () => AppState,
): Pick<AppState, 'dismissProblems' | 'report' | 'retract'> => ({
  dismissProblems: () => {
    set({ problems: standing(get()) });
  },
  report: (found) => {
    set({ problems: [...elsewhere(get().problems, found.path), found] });
  },
  retract: (path) => {
    const { problems } = get();
    if (aboutField(problems, path).length > 0) set({ problems: elsewhere(problems, path) });
  },
});

/** The intent that ends a race; the page's own networks pause, so that nothing trains that nobody asked for. */
export const raceIntents = (
  race: () => Pick<ReturnType<typeof raceOf>, 'cancel'>,
  get: () => AppState,
): Pick<AppState, 'cancelRace'> => ({
  cancelRace: () => {
    race().cancel();
    get().pause();
  },
});

/** The intents that put another document in the experiment's place. */
export const documentIntents = (
  get: () => AppState,
  load: (document: unknown) => void,
): Pick<AppState, 'load' | 'useDrawing'> => ({
  load,
  useDrawing: (values) => {
    load(ownExperiment(get().spec, { kind: 'drawn', values: [...values] }, values.length));
  },
});
