/**
 * What of the page is unfolded, by id: a panel of the gate lab ("matter"), "More" of a section ("more.training"), the
 * preparation, the details of a kept run ("run." and its id). It lasts as long as the page.
 */
import type { FocusIntents, OpeningIntents } from './intents';
import type { AppState } from './state';

type Focused = Pick<AppState, 'focus'>;
type Looking = Pick<FocusIntents, 'showCell' | 'showFlow'>;

/** A panel for which the workers compute something: it is unfolded while the focus says what. */
interface FocusedPanel {
  readonly isOpen: (state: Focused) => boolean;
  readonly open: (intents: Looking) => void;
  readonly close: (intents: Looking) => void;
}

const FOCUSED: ReadonlyMap<string, FocusedPanel> = new Map<string, FocusedPanel>([
  [
    'cell',
    {
      isOpen: ({ focus }) => focus.cell !== null,
      open: ({ showCell }) => {
        showCell(0);
      },
      close: ({ showCell }) => {
        showCell(null);
      },
    },
  ],
  [
    'flow',
    {
      isOpen: ({ focus }) => focus.flow !== null,
      open: ({ showFlow }) => {
        showFlow('probe');
      },
      close: ({ showFlow }) => {
        showFlow(null);
      },
    },
  ],
]);

export const isOpen = (state: Focused & Pick<AppState, 'opened'>, id: string): boolean =>
  FOCUSED.get(id)?.isOpen(state) ?? state.opened.includes(id);

export const openingIntents = (get: () => AppState, set: (part: Pick<AppState, 'opened'>) => void): OpeningIntents => ({
  setOpen: (id, open) => {
    const state = get();
    if (isOpen(state, id) === open) return;
    const focused = FOCUSED.get(id);
    if (focused) focused[open ? 'open' : 'close'](state);
    else set({ opened: open ? [...state.opened, id] : state.opened.filter((each) => each !== id) });
  },
});
