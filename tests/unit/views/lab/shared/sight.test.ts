import { describe, expect, it } from 'vitest';
import { defaultSpec, parseSpec } from '../../../../../src/experiment/parse';
import {
  differenceOf,
  differenceReach,
  isTouched,
  pairOf,
  sighted,
  type Seen,
} from '../../../../../src/views/lab/shared/sight';
import type { Trace } from '../../../../../src/views/state/model';
import { traceOf } from '../cell/traces';

/** The forget gate at 0.25 everywhere. */
const touchedOf = (trace: Trace): Trace => ({
  ...trace,
  gates: trace.gates.map((gate) => (gate.name === 'f' ? { ...gate, values: gate.values.map(() => 0.25) } : gate)),
});

const CLAMP = { kind: 'clamp', contender: 0, units: 'all', gate: 'f', value: 0.25 };

/** An LSTM and another network, and what the laboratory has answered about the first. */
function seen(interventions: readonly object[] = [CLAMP], answered?: { before: Trace; after: Trace }): Seen {
  const trace = traceOf('lstm');
  const parsed = parseSpec({ ...defaultSpec(), interventions });
  if (!parsed.ok) throw new Error('spec');
  const answer = answered ?? { before: traceOf('lstm'), after: touchedOf(trace) };
  return {
    spec: parsed.value,
    run: { contenders: [{ trace }, { trace: traceOf('gruResetAfter') }] },
    surgery: { contenders: [{ operated: { answer, stale: false } }, { operated: null }] },
  } as unknown as Seen;
}

describe('what the lab shows under surgery', () => {
  it('is the touched network with the untouched one beside it, and of the others the untouched one (by definition)', () => {
    const { traces, before } = sighted(seen(), 'rewrite', 'touched');
    expect(traces[0]!.gates.find(({ name }) => name === 'f')!.values[0]).toBe(0.25);
    expect(traces[0]!.touched).toMatchObject([{ kind: 'clamp', gate: 'f', value: 0.25 }]);
    expect(before[0]!.touched).toBeUndefined();
    expect(before[1]).toBeNull();
    expect(traces[1]!.gates.map(({ name }) => name)).toContain('z');
  });

  it('is the untouched network where that was chosen, or nothing acts (by definition)', () => {
    for (const { traces, before } of [
      sighted(seen(), 'rewrite', 'untouched'),
      sighted(seen([{ ...CLAMP, on: false }]), 'rewrite', 'touched'),
      sighted(seen([{ ...CLAMP, contender: 1, gate: 'z' }]), 'rewrite', 'touched'),
    ]) {
      expect(traces[0]!.gates.find(({ name }) => name === 'f')!.values[0]).not.toBe(0.25);
      expect(before[0]).toBeNull();
    }
  });

  it('is never the answer to another sequence or layer (by definition)', () => {
    for (const other of [{ sample: 3 }, { layer: 1 }, { part: 'train' as const }, { steps: 4 }]) {
      const after = { ...touchedOf(traceOf('lstm')), ...other };
      expect(pairOf(seen([CLAMP], { before: after, after }), 0), JSON.stringify(other)).toBeNull();
    }
  });

  it('stays the same object as long as the answer and the trace do, so that nothing is drawn twice', () => {
    const state = seen();
    expect(sighted(state, 'rewrite', 'touched').traces[0]).toBe(sighted(state, 'rewrite', 'touched').traces[0]);
  });

  it('counts an input set by hand for every contender (by definition)', () => {
    const { spec } = seen([{ kind: 'input', step: 1, value: 3 }]);
    expect([0, 1].map((k) => isTouched(spec.interventions, k))).toEqual([true, true]);
    expect([0, 1].map((k) => isTouched(seen().spec.interventions, k))).toEqual([true, false]);
  });
});

describe('the difference', () => {
  it('is with minus without, value by value (by hand)', () => {
    const before = traceOf('lstm');
    const found = differenceOf(touchedOf(before), before);
    const f = before.gates.find(({ name }) => name === 'f')!.values;
    found.gates.forEach(({ name, values }) => {
      values.forEach((value, k) => expect(value).toBeCloseTo(name === 'f' ? 0.25 - f[k]! : 0, 6));
    });
  });

  it('is drawn up to the next number that is easy to read (by hand)', () => {
    const of = (value: number) => [{ gates: [{ name: 'f' as const, values: Float32Array.of(0, value) }] }, null];
    expect(differenceReach(of(-0.97))).toBe(1);
    expect(differenceReach(of(0.043))).toBe(0.05);
    expect(differenceReach(of(0))).toBe(0.01);
  });
});
