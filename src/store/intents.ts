/** The intents that the store hands on to one of its parts, which are made after the state that offers them. */
import type { ownData } from './own';
import type { AppState } from './state';
import type { surgeryLab } from './surgery';

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
  lab: () => Pick<ReturnType<typeof surgeryLab>, 'watch' | 'wish' | 'unwish'>,
): Pick<AppState, 'watchSurgery' | 'askLab' | 'leaveLab'> => ({
  watchSurgery: (watching) => {
    lab().watch(watching);
  },
  askLab: (wish) => {
    lab().wish(wish);
  },
  leaveLab: (type, contender) => {
    lab().unwish(type, contender);
  },
});
