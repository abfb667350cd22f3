/** The intents about the problems that the page lists. */
import type { ProblemIntents } from './intents';
import { aboutField, elsewhere, standing } from './listed';
import type { AppState } from './state';

export const problemIntents = (
  get: () => Pick<AppState, 'problems' | 'data' | 'run'>,
  set: (part: Pick<AppState, 'problems'>) => void,
): ProblemIntents => ({
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
