import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { createAppStore, SETTLE } from '../../../src/store/store';
import { fakeAddress, fakeClient, preview } from './fakes';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store whose data worker answers when it is told to: sequences of so many inputs and outputs. */
function started(hash = '', sizes: Partial<(typeof preview)['sizes']> = {}) {
  const workers = fakeClient();
  const bar = fakeAddress(hash);
  const store = createAppStore(workers.client, bar.address);
  const prepared = (now: Partial<(typeof preview)['sizes']> = sizes) => {
    const request = workers.named('prepare').at(-1)!.args[0] as number;
    const found = { ...preview, sizes: { ...preview.sizes, ...now } };
    workers.listener.fromData({ type: 'prepared', request, preview: found });
  };
  prepared();
  return {
    get: store.getState,
    workers,
    bar,
    prepared,
    settled: (now?: Partial<(typeof preview)['sizes']>) => {
      vi.advanceTimersByTime(SETTLE);
      prepared(now);
    },
    built: () => workers.named('build').at(-1)!.args[1] as ExperimentSpec,
    units: () => store.getState().spec.contenders.map(({ units }) => units),
  };
}

const MATCHED = 'v=1&A.cell=lstm&B.cell=gru&C.cell=simpleRnn&matching=parameters';

describe('a duplicate', () => {
  it('is the next letter, equal in every setting, and undo takes it away', () => {
    const app = started('v=1&A.cell=lstm&A.forgetBias=5&A.units=9&B.cell=gru');
    app.get().duplicateContender(0);
    const { contenders } = app.get().spec;
    expect(contenders).toHaveLength(3);
    expect(contenders[2]).toEqual(contenders[0]);
    app.get().undo();
    expect(app.get().spec.contenders).toHaveLength(2);
  });

  it('leaves what surgery does with the original alone', () => {
    const app = started('v=1&interventions.0.kind=silence&interventions.0.units=%5B1%5D');
    app.get().duplicateContender(0);
    expect(app.get().spec.interventions.map((each) => 'contender' in each && each.contender)).toEqual([0]);
  });

  it('of a full race is refused with a sentence', () => {
    const app = started('v=1&A.cell=lstm&B.cell=gru&C.cell=gru&D.cell=lstm');
    app.get().duplicateContender(1);
    expect(app.get().spec.contenders).toHaveLength(4);
    expect(app.get().problems.map(({ code }) => code)).toEqual(['tooMany']);
  });
});

describe('matched sizes', () => {
  it('of a link are there once its data are, and what is built and the address have them (by hand: 1,233, 1,207, 1,222)', () => {
    const app = started(MATCHED, { inputs: 2, outputs: 1 });
    expect(app.units()).toEqual([16, 18, 33]);
    expect(app.built().contenders.map(({ units }) => units)).toEqual([16, 18, 33]);
    expect(app.bar.entries.at(-1)).toContain('B.units=18');
  });

  it('follow A at once, in the same step of undo', () => {
    const app = started(MATCHED, { inputs: 2, outputs: 1 });
    app.get().set('contenders.0.units', 8);
    // 8 units: LSTM 4 · 8 · 11 + 9 = 361; GRU 3 H (H + 4) + H + 1: 9 → 361; simple RNN H (H + 3) + H + 1: 17 → 358.
    expect(app.units()).toEqual([8, 9, 17]);
    app.settled();
    app.get().undo();
    expect(app.units()).toEqual([16, 18, 33]);
  });

  it('follow the data once these are prepared', () => {
    const app = started(MATCHED, { inputs: 2, outputs: 1 });
    app.get().set('task.window', 30);
    expect(app.units()).toEqual([16, 18, 33]);
    app.settled({ inputs: 12, outputs: 1 });
    // LSTM 4 · 16 · 29 + 17 = 1,873; GRU 3 H (H + 14) + H + 1: 18 → 1,747, 19 → 1,901; simple RNN: 37 → 1,888.
    expect(app.units()).toEqual([16, 19, 37]);
    expect(app.built().contenders[1]!.units).toBe(19);
  });

  it('follow the options of the others, and new contenders have them', () => {
    const app = started(MATCHED, { inputs: 2, outputs: 1 });
    app.get().set('contenders.2.layers', 2);
    app.get().duplicateContender(2);
    const [, , third, fourth] = app.units();
    expect(third).toBeLessThan(33);
    expect(fourth).toBe(third);
  });

  it('cannot be changed by hand while they are matched', () => {
    const app = started(MATCHED, { inputs: 2, outputs: 1 });
    const { canUndo } = app.get();
    app.get().set('contenders.1.units', 5);
    expect(app.units()).toEqual([16, 18, 33]);
    expect(app.get().canUndo).toBe(canUndo);
  });

  it('stay when matching is switched off, without new networks', () => {
    const app = started(MATCHED, { inputs: 2, outputs: 1 });
    const before = app.workers.named('build').length;
    app.get().set('matching', 'none');
    vi.advanceTimersByTime(SETTLE);
    expect(app.units()).toEqual([16, 18, 33]);
    expect(app.workers.named('build')).toHaveLength(before);
    app.get().set('contenders.1.units', 5);
    expect(app.units()).toEqual([16, 5, 33]);
  });

  it('are those of another first contender when A leaves', () => {
    const app = started('v=1&A.cell=lstm&A.units=8&B.cell=gru&C.cell=gru&C.resetAfter=false&matching=units');
    app.get().removeContender(0);
    app.get().set('contenders.0.units', 12);
    expect(app.units()).toEqual([12, 12]);
  });
});
