/** Before the page goes: networks stop, what they have learnt is kept, and what could not be kept is said. */
import { describe, expect, it, vi } from 'vitest';
import { problem } from '../../../src/experiment/problem';
import { createLedger } from '../../../src/store/ledger/ledger';
import { handedOver } from '../../../src/store/ledger/leaving';
import { createAppStore } from '../../../src/store/store';
import type { AppState } from '../../../src/store/state';
import { runRecord } from '../experiment/runs';
import { fakeAddress, fakeClient } from './fakes';

/** A page of networks that answer by hand. */
function page(contenders: readonly { status: string; epoch: number }[], handed: number[]) {
  let state = { run: { contenders } };
  const listeners = new Set<() => void>();
  const become = (next: readonly { status: string; epoch: number }[]): void => {
    state = { run: { contenders: next } };
    listeners.forEach((each) => each());
  };
  const pause = () =>
    become(state.run.contenders.map((each) => (each.status === 'training' ? { ...each, status: 'paused' } : each)));
  const read = () => ({ ...state, pause }) as unknown as AppState;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const done = vi.fn();
  const waiting = handedOver(read, subscribe, (contender) => handed[contender]!).then(done);
  return { read, become, done, waiting, listeners };
}
/** Long enough for whatever has been promised. */
const turn = () => new Promise((resolve) => setTimeout(resolve));

describe('leaving the page', () => {
  it('waits for nothing where nothing was learnt, or all of it was handed over', async () => {
    const { waiting } = page(
      [
        { status: 'ready', epoch: 0 },
        { status: 'paused', epoch: 7 },
      ],
      [0, 7],
    );
    await waiting;
  });

  it('pauses, and waits until each network has said how far it is and has been handed over so far', async () => {
    const handed = [5, 0];
    const { read, become, done, waiting, listeners } = page(
      [
        { status: 'training', epoch: 5 },
        { status: 'training', epoch: 4 },
      ],
      handed,
    );
    expect(read().run.contenders.map(({ status }) => status)).toEqual(['paused', 'paused']);
    const [first, second] = [
      { status: 'paused', epoch: 6 },
      { status: 'paused', epoch: 4 },
    ];
    become([first, read().run.contenders[1]!]);
    handed[0] = 6;
    become([first, second]);
    await turn();
    expect(done).not.toHaveBeenCalled();
    handed[1] = 4;
    become([first, second]);
    await waiting;
    expect(listeners.size).toBe(0);
  });

  it('does not wait for a network that failed, nor for one that is no longer there', async () => {
    const { become, waiting } = page(
      [
        { status: 'training', epoch: 5 },
        { status: 'training', epoch: 5 },
      ],
      [0, 0],
    );
    become([{ status: 'failed', epoch: 5 }]);
    await waiting;
  });

  it.each([
    ['keeps runs', false, null],
    ['keeps nothing, and says how many runs would be lost', true, problem('', 'runsNotKept', { runs: 2 })],
  ])('waits for what is being written where the browser %s', async (_case, fails, said) => {
    const ledger = createLedger(null, null);
    let written = 0;
    const opened = {
      ...ledger,
      keep: async (record: ReturnType<typeof runRecord>) => {
        await turn();
        written++;
        return ledger.keep(record);
      },
      get listed() {
        return fails ? ledger.listed : { ...ledger.listed, unsaved: [] };
      },
    };
    const store = createAppStore(fakeClient().client, fakeAddress().address, undefined, () =>
      Promise.resolve({ ledger: opened, problem: null, whenLost: () => {} }),
    );
    store.getState().keepRun(runRecord());
    store.getState().keepRun(runRecord({ id: 'two' }));
    expect(await store.getState().keepTrained()).toEqual(said);
    expect(written).toBe(2);
  });
});
