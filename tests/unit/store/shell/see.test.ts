/** An experiment that is opened from what Learn shows, and the way back. */
import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { Address } from '../../../../src/store/address';
import { createShell } from '../../../../src/store/shell/shell';
import type { AppState } from '../../../../src/store/state';

/** An address bar with its history. */
function bar(first: string) {
  const entries = [first];
  let changed: (hash: string) => void = () => undefined;
  const address: Address = {
    read: () => entries.at(-1)!,
    write: (hash, how) => {
      if (hash === entries.at(-1)) return;
      if (how === 'push') entries.push(hash);
      else entries[entries.length - 1] = hash;
    },
    listen: (listener) => (changed = listener),
  };
  const back = () => {
    entries.pop();
    changed(entries.at(-1)!);
  };
  return { entries, address, back };
}

/** A shell whose experiment is the name in its address. */
function shellAt(hash: string) {
  const { entries, address, back } = bar(hash);
  const opened: string[] = [];
  const arrived: string[] = [];
  const shell = createShell({
    address,
    storage: null,
    startOwn: (own) => {
      own.listen((experiment) => arrived.push(experiment));
      return createStore<AppState>()(
        () =>
          ({
            load: ({ name }: { name: string }) => own.write(`v=${name}`, 'push'),
            setOpen: (id: string) => opened.push(id),
            run: { status: 'idle' },
          }) as unknown as AppState,
      );
    },
    startLessons: () => {
      throw new Error('no lesson is shown');
    },
    isKnown: true,
  });
  return { shell, entries, back, opened, arrived };
}

it.each(['cards', 'claims=m07'])(
  'Back leads from an experiment to %s where it was opened, and keeps it (by definition)',
  (from) => {
    const { shell, entries, back, opened, arrived } = shellAt(from);
    const place = shell.getState().learn;
    shell.getState().see({ name: 'gaps' }, ['presets', 'flow']);
    expect(entries).toEqual([from, 'v=gaps']);
    expect(shell.getState().face).toBe('lab');
    expect(opened).toEqual(['presets', 'flow']);
    back();
    expect(shell.getState()).toMatchObject({ face: 'learn', learn: place });
    shell.getState().showFace('lab');
    expect(entries).toEqual([from, 'v=gaps']);
    expect(arrived).toEqual([]);
  },
);

it('Learn shows the cards again that were left for an experiment', () => {
  const { shell } = shellAt('cards');
  shell.getState().see({ name: 'gaps' }, []);
  shell.getState().showFace('learn');
  expect(shell.getState().learn).toEqual({ at: 'cards' });
});

it('a link of an experiment is still taken over from the list of lessons', () => {
  const { shell, entries, back, arrived } = shellAt('v=mine');
  shell.getState().showLearn({ at: 'claims', claim: null });
  shell.getState().see({ name: 'gaps' }, []);
  expect(entries).toEqual(['v=mine', 'claims', 'v=gaps']);
  back();
  back();
  expect(arrived).toEqual(['v=mine']);
});
