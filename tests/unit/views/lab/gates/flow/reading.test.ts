/** What is said of a gradient through time, and how it is drawn: hand-computed cases. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { words } from '../../../../../../src/i18n/both';
import type { ContenderFlow } from '../../../../../../src/views/lab/gates/flow/contender-flow';
import { PLOT, decadeAxis, flowPath } from '../../../../../../src/views/lab/gates/flow/drawing';
import { sentenceOn } from '../../../../../../src/views/lab/gates/flow/FlowSentences';
import { isDrawn, readingOf, SMALLEST, verdictOn } from '../../../../../../src/views/lab/gates/flow/reading';

const norms = (...values: number[]) => Float64Array.from(values);

describe('the far end of a sequence against its end (hand-computed)', () => {
  it('is told by the ratio of the first step to the last', () => {
    const halved = norms(0.125, 0.25, 0.5, 1);
    expect(readingOf(halved, false)).toEqual({ says: 'ratio', away: 3, ratio: 0.125, verdict: 'fades' });
  });

  it('is the last step to the first where the layer reads backwards', () => {
    expect(readingOf(norms(2, 20, 8000), true)).toEqual({ says: 'ratio', away: 2, ratio: 4000, verdict: 'explodes' });
  });

  it.each([
    [9.9e-3, 'vanishes'],
    [0.01, 'fades'],
    [0.49, 'fades'],
    [0.51, 'kept'],
    [1.9, 'kept'],
    [2, 'grows'],
    [99, 'grows'],
    [100, 'explodes'],
  ] as const)('at %d of the end is called "%s"', (ratio, verdict) => {
    expect(verdictOn(ratio)).toBe(verdict);
  });

  it('says where exact zeros begin, not that they vanish', () => {
    expect(readingOf(norms(0, 0, 0, 1e-3, 1), false)).toEqual({ says: 'zero', away: 2 });
  });

  it('says where the numbers become smaller than 32 bits hold, zeros beyond them included', () => {
    expect(readingOf(norms(1e-45, 1e-39, 1e-20, 1), false)).toEqual({ says: 'tooSmall', away: 2 });
    expect(readingOf(norms(0, 1e-39, 1e-20, 1), false)).toEqual({ says: 'zero', away: 3 });
  });

  it('says from which step on no number is finite', () => {
    expect(readingOf(norms(Infinity, Infinity, 1e300, 1), false)).toEqual({ says: 'notFinite', away: 2 });
  });

  it('names the largest norm where the end has none, as where the last step’s loss does not count', () => {
    expect(readingOf(norms(1, 4, 2, 0), false)).toEqual({ says: 'noneAtEnd', largest: 4, step: 1 });
    expect(readingOf(norms(0, 4, 2, 1), true)).toEqual({ says: 'noneAtEnd', largest: 4, step: 1 });
  });

  it('has nothing to say of one step, or of zeros alone', () => {
    expect(readingOf(norms(3), false)).toEqual({ says: 'single' });
    expect(readingOf(norms(0, 0), false)).toEqual({ says: 'nothing' });
  });

  it('ends a mean where the sequences end that it is taken over', () => {
    expect(readingOf(norms(NaN, NaN, 0.5, 1), false)).toEqual({ says: 'ratio', away: 1, ratio: 0.5, verdict: 'kept' });
  });

  it('always has something to say, and a ratio only of two numbers that are drawn (property)', () => {
    const value = fc.oneof(fc.constantFrom(0, Infinity, NaN, 1e-40), fc.double({ min: 1e-50, max: 1e50, noNaN: true }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), fc.boolean(), (values, backward) => {
        const reading = readingOf(Float64Array.from(values), backward);
        if (reading.says !== 'ratio') return;
        expect(isDrawn(backward ? values[0]! : values.at(-1)!)).toBe(true);
        expect(reading.ratio).toBeGreaterThan(0);
        expect(Number.isFinite(reading.away)).toBe(true);
      }),
    );
  });
});

describe('the sentence', () => {
  const flow = (over: Partial<ContenderFlow['flow']>): ContenderFlow => ({
    contender: 0,
    letter: 'A',
    cell: 'simpleRnn',
    ink: '',
    stroke: '',
    units: 100,
    steps: 4,
    backward: false,
    flow: { kind: 'probe', h: norms(1e-9, 1e-6, 1e-3, 1), c: null, sequences: 1, mostUnits: null, ...over },
  });
  const { t } = words('en');
  const zh = words('zh').t;

  it('names distance, ratio and verdict in both languages', () => {
    expect(sentenceOn(flow({}), false, t)).toBe(
      '3 steps back, its gradient is 1.0e−9 times that at the last step: it vanishes.',
    );
    expect(sentenceOn(flow({}), false, zh)).toBe('往前 3 步，梯度范数是最后一步的 1.0e−9 倍：已消失。');
  });

  it('gives no verdict where losses arrive at every step, because they add up', () => {
    expect(sentenceOn(flow({}), true, t)).toBe('3 steps back, its gradient is 1.0e−9 times that at the last step.');
    expect(sentenceOn(flow({ kind: 'jacobian', mostUnits: 200 }), true, t)).toContain('its Jacobian');
    expect(sentenceOn(flow({ kind: 'jacobian', mostUnits: 200 }), true, t)).toContain('it vanishes');
  });

  it('tells an LSTM’s two states apart', () => {
    const said = sentenceOn(flow({ c: norms(0.75, 1, 1, 0.5) }), false, t);
    expect(said).toBe(
      '3 steps back, its gradient at h is 1.0e−9 times that at the last step: it vanishes; at c it is 1.5 times that: it is kept.',
    );
    const none = sentenceOn(flow({ c: norms(0, 0, 0, 0.5) }), false, t);
    expect(none).toContain('1 step back and beyond, its gradient at c is exactly 0');
  });

  it('says what to do where the Jacobian is left out', () => {
    const said = sentenceOn(flow({ kind: 'jacobian', h: null, mostUnits: 62 }), false, t);
    expect(said).toContain('with 100 units and 4 steps');
    expect(said).toContain('at most 62 units');
  });
});

describe('the plot (hand-computed)', () => {
  it('spans whole decades around what can be drawn', () => {
    const axis = decadeAxis([norms(0, 0.02, 3), norms(Infinity, NaN, SMALLEST / 2)])!;
    expect(axis.domain).toEqual([0.01, 10]);
    expect(axis.ticks).toEqual([0.01, 0.1, 1, 10]);
    expect(decadeAxis([norms(0, NaN)])).toBeNull();
  });

  it('spans a decade around a level line, and has few ticks however many decades there are', () => {
    expect(decadeAxis([norms(1, 1)])!.domain).toEqual([1, 10]);
    expect(decadeAxis([norms(1e-38, 1)])!.ticks.length).toBeLessThanOrEqual(6);
  });

  it('puts each value in the middle of its column and interrupts the line where none can be drawn', () => {
    const axis = decadeAxis([norms(0.01, 1)])!;
    expect(flowPath(norms(0.01, 1), axis)).toBe(`M75.00 ${PLOT.height}.00L225.00 0.00`);
    expect(flowPath(norms(1, 0, 1, Infinity), axis)).toBe('M37.50 0.00h0M187.50 0.00h0');
  });
});
