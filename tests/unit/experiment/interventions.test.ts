import { describe, expect, it } from 'vitest';
import { checkInterventions, fitting, gateRange, withoutContender } from '../../../src/experiment/fitting';
import type { Intervention } from '../../../src/experiment/interventions';
import { parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { encodeLink } from '../../../src/experiment/url';
import { problemSentence } from '../../../src/i18n';
import { words } from '../../../src/i18n/both';

function specOf(interventions: unknown[], contenders: object[] = [{ cell: 'lstm' }, { cell: 'gru' }]): ExperimentSpec {
  const parsed = parseSpec({ contenders, interventions });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const SIZES = { steps: 24, variables: 2 };
const FORGET = { kind: 'clamp', gate: 'f', value: 0 };

describe('interventions in a spec', () => {
  it('fill what is left out: on, the first contender’s first layer, all units, all steps (by definition)', () => {
    expect(specOf([FORGET, { kind: 'input', step: 3, value: 40 }]).interventions).toEqual([
      {
        kind: 'clamp',
        on: true,
        contender: 0,
        layer: 0,
        direction: 'forward',
        units: 'all',
        gate: 'f',
        value: 0,
        steps: 'all',
      },
      { kind: 'input', on: true, variable: 0, step: 3, value: 40 },
    ]);
    expect(specOf([]).interventions).toEqual([]);
  });

  it('stand in the link in words a person can read (hand-written)', () => {
    const spec = specOf([{ ...FORGET, units: [3, 4], steps: { from: 2, to: 5 } }], [{ cell: 'lstm' }]);
    expect(encodeLink(spec)).toBe(
      'v=1&A.cell=lstm&interventions.0.kind=clamp&interventions.0.units=[3,4]&interventions.0.gate=f&' +
        'interventions.0.value=0&interventions.0.steps.from=2&interventions.0.steps.to=5',
    );
  });

  it.each([
    [{ ...FORGET, value: NaN }, 'interventions.0.value', 'wrongType'],
    [{ ...FORGET, value: Infinity }, 'interventions.0.value', 'notFinite'],
    [{ ...FORGET, value: '1' }, 'interventions.0.value', 'wrongType'],
    [{ ...FORGET, gate: 'q' }, 'interventions.0.gate', 'notOneOf'],
    [{ ...FORGET, units: [] }, 'interventions.0.units', 'tooFew'],
    [{ ...FORGET, units: 'some' }, 'interventions.0.units', 'notOneOf'],
    [{ ...FORGET, steps: { from: -1, to: 3 } }, 'interventions.0.steps.from', 'tooSmall'],
    [{ kind: 'cut' }, 'interventions.0.kind', 'notOneOf'],
    [{ kind: 'silence', gate: 'f' }, 'interventions.0.gate', 'unknownField'],
  ])('%j is refused at %s: %s', (intervention, path, code) => {
    const parsed = parseSpec({ interventions: [intervention] });
    expect(parsed.ok ? null : parsed.problems[0]).toMatchObject({ path, code });
  });

  it('are at most 32', () => {
    const most = Array.from({ length: 32 }, () => FORGET);
    expect(parseSpec({ interventions: most }).ok).toBe(true);
    const parsed = parseSpec({ interventions: [...most, FORGET] });
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ path: 'interventions', code: 'tooMany' }]);
  });
});

/** [what does not fit, field, code]. Contender 0 is an LSTM and 1 a GRU, of one layer and 16 units each. */
const MISFITS: [object, string, string][] = [
  [{ ...FORGET, contender: 2 }, 'contender', 'contenderNotThere'],
  [{ ...FORGET, layer: 1 }, 'layer', 'layerNotThere'],
  [{ ...FORGET, direction: 'backward' }, 'direction', 'directionNotThere'],
  [{ ...FORGET, contender: 1 }, 'gate', 'gateNotInCell'],
  [{ ...FORGET, units: [0, 16] }, 'units', 'unitNotThere'],
  [{ ...FORGET, value: 1.01 }, 'value', 'outsideGateRange'],
  [{ ...FORGET, value: -0.01 }, 'value', 'outsideGateRange'],
  [{ ...FORGET, gate: 'g', value: -1.01 }, 'value', 'outsideGateRange'],
  [{ ...FORGET, steps: { from: 20, to: 24 } }, 'steps', 'stepNotThere'],
  [{ ...FORGET, steps: { from: 5, to: 4 } }, 'steps', 'stepsReversed'],
  [{ kind: 'state', contender: 1, state: 'c', action: 'erase' }, 'state', 'noCellState'],
  [{ kind: 'state', state: 'h', action: 'set', value: 2 }, 'value', 'outsideStateRange'],
  [{ kind: 'silence', units: [99] }, 'units', 'unitNotThere'],
  [{ kind: 'input', step: 24, value: 0 }, 'step', 'stepNotThere'],
  [{ kind: 'input', step: 0, variable: 2, value: 0 }, 'variable', 'variableNotThere'],
];

describe('checking interventions', () => {
  it.each(MISFITS)('%j is refused for its %s: %s, in both languages', (intervention, field, code) => {
    const found = checkInterventions(specOf([intervention]), SIZES);
    expect(found).toMatchObject([{ path: `interventions.0.${field}`, code }]);
    for (const language of ['en', 'zh'] as const) {
      const sentence = problemSentence(found[0]!, words(language).t);
      expect(sentence).not.toContain('{{');
      expect(sentence).toMatch(language === 'en' ? /^Intervention 1, / : /^干预 1，/);
    }
  });

  it('lets through whatever fits, its bounds included', () => {
    const fits = [
      { ...FORGET, value: 1 },
      { ...FORGET, gate: 'g', value: -1, units: [15], steps: { from: 0, to: 23 } },
      { kind: 'clamp', contender: 1, gate: 'z', value: 0.5 },
      { kind: 'state', state: 'c', action: 'set', value: 40 },
      // What does not act needs no value.
      { kind: 'state', state: 'h', action: 'erase', value: 9 },
      { kind: 'input', step: 23, variable: 1, value: 1e9 },
    ];
    expect(checkInterventions(specOf(fits), SIZES)).toEqual([]);
  });

  it('wants an input above zero where the transform takes its logarithm', () => {
    const spec = specOf([{ kind: 'input', step: 0, value: 0 }]);
    const logged = { ...spec, preparation: { ...spec.preparation, transform: 'logDifference' as const } };
    expect(checkInterventions(logged, SIZES)).toMatchObject([
      { path: 'interventions.0.value', code: 'inputNeedsPositive' },
    ]);
    expect(checkInterventions(spec, SIZES)).toEqual([]);
  });

  it('looks at no steps while no sequence is known', () => {
    expect(checkInterventions(specOf([{ ...FORGET, steps: { from: 0, to: 900 } }]), null)).toEqual([]);
  });

  it('takes the range of a candidate from its activation (by definition)', () => {
    expect(gateRange('g', { cell: 'lstm', activation: 'tanh' })).toEqual([-1, 1]);
    expect(gateRange('n', { cell: 'gru', activation: 'sigmoid' })).toEqual([0, 1]);
    expect(gateRange('n', { cell: 'gru', activation: 'relu' })[0]).toBe(0);
    expect(gateRange('f', { cell: 'lstm', activation: 'relu' })).toEqual([0, 1]);
  });
});

describe('a rebuild', () => {
  it('drops what no longer fits, says why, and keeps the rest in order', () => {
    const before = specOf([{ ...FORGET, units: [3] }, { kind: 'silence', units: [12] }, FORGET]);
    const after = { ...before, contenders: before.contenders.map((contender) => ({ ...contender, units: 8 })) };
    const { kept, dropped } = fitting(after, SIZES);
    expect(kept).toEqual([before.interventions[0], before.interventions[2]]);
    expect(dropped).toMatchObject([{ path: 'interventions.1.units', code: 'unitNotThere', values: { unit: 13 } }]);
  });

  it('without a contender takes its interventions along and moves those behind it up', () => {
    const { interventions } = specOf([FORGET, { kind: 'silence', contender: 1 }, { kind: 'input', step: 0, value: 1 }]);
    const left: Intervention[] = withoutContender(interventions, 0);
    expect(left).toEqual([{ ...interventions[1], contender: 0 }, interventions[2]]);
    expect(withoutContender(interventions, 1)).toEqual([interventions[0], interventions[2]]);
  });
});
