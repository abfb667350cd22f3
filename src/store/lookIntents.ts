/** The intents that change what of the views a link, a lesson or a test may set. */
import type { LookIntents } from './intents';
import type { AppState } from './state';

export const lookIntents = (get: () => AppState, set: (part: Pick<AppState, 'looks'>) => void): LookIntents => ({
  setPin: (pin) => {
    set({ looks: { ...get().looks, pin } });
  },
  showAxis: (axis) => {
    set({ looks: { ...get().looks, axis } });
  },
});
