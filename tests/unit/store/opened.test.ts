import { describe, expect, it } from 'vitest';
import { isOpen, openingIntents } from '../../../src/store/opened';
import type { AppState } from '../../../src/store/state';

/** The state of the page as far as `opened.ts` reads it, with the intents of the focus beside its own. */
function page() {
  let state = {
    focus: { cell: 0, flow: null },
    showCell: (cell: number | null) => write({ focus: { ...state.focus, cell } }),
    showFlow: (flow: AppState['focus']['flow']) => write({ focus: { ...state.focus, flow } }),
  } as unknown as AppState;
  const write = (part: object) => {
    state = { ...state, ...part };
  };
  write({ opened: [], ...openingIntents(() => state, write) });
  return { read: () => state, open: (id: string) => isOpen(state, id), set: state.setOpen };
}

describe('what is unfolded', () => {
  it('is nothing but the cell from the start, and stays as it is left (by definition)', () => {
    const { open, set } = page();
    expect(['matter', 'flow', 'more.data', 'preparation', 'cell'].filter(open)).toEqual(['cell']);
    set('matter', true);
    set('more.data', true);
    set('more.data', true);
    expect([open('matter'), open('more.data'), open('more.training')]).toEqual([true, true, false]);
    set('more.data', false);
    expect([open('matter'), open('more.data')]).toEqual([true, false]);
  });

  it('of the panels for which the workers compute is said by the focus, whoever has changed it', () => {
    const { read, open, set } = page();
    set('flow', true);
    expect([read().focus.flow, read().opened]).toEqual(['probe', []]);
    read().showFlow('jacobian');
    // It is there already: what it shows stays.
    set('flow', true);
    expect(read().focus.flow).toBe('jacobian');
    read().showFlow(null);
    expect(open('flow')).toBe(false);
    set('cell', false);
    expect(read().focus.cell).toBeNull();
    set('cell', true);
    expect(read().focus.cell).toBe(0);
  });

  it('tells nobody where nothing changes', () => {
    const { read, set } = page();
    set('matter', true);
    const before = read();
    set('matter', true);
    set('weights', false);
    expect(read()).toBe(before);
  });
});
