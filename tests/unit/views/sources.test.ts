import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/data';
import { boundsAt } from '../../../src/experiment/bounds';
import { defaultSpec, parseSpec } from '../../../src/experiment/parse';
import {
  MEMORY_KINDS,
  SERIES_FAMILIES,
  SYNTHESISED_KINDS,
  dialsOf,
  kindsOf,
  longestOnSlider,
} from '../../../src/experiment/sources';
import { words } from '../../../src/i18n/both';
import { madeUpName } from '../../../src/views/words/made-up-names';
import { areSymbols } from '../../../src/views/parts/markers';
import type { Trace } from '../../../src/views/state/model';
import { symbolLines } from '../../../src/views/lab/predictions/prediction-lines';
import { confusion, shares } from '../../../src/views/lab/predictions/confusion';
import { sequenceChoices, withSequence } from '../../../src/views/lab/rail/sequence';
import { SOURCE_DEFAULTS_V1 } from '../experiment/sourceDefaults';

describe('the dials of a made-up sequence', () => {
  it('are all its fields, each once, two or three of a series in plain sight', () => {
    for (const kind of [...SYNTHESISED_KINDS, ...MEMORY_KINDS]) {
      const { plain, more } = dialsOf(kind);
      expect([...plain, ...more].toSorted(), kind).toEqual(Object.keys(SOURCE_DEFAULTS_V1[kind]).toSorted());
    }
    for (const kind of SYNTHESISED_KINDS) expect([2, 3]).toContain(dialsOf(kind).plain.length);
    for (const kind of MEMORY_KINDS) expect(dialsOf(kind).plain[0]).toBe('lag');
  });

  it('have a slider whose end the schema accepts', () => {
    for (const kind of MEMORY_KINDS) {
      const { min, max } = boundsAt('data.source.lag', kind);
      expect(longestOnSlider(kind)).toBeGreaterThan(min);
      expect(longestOnSlider(kind)).toBeLessThanOrEqual(max);
    }
  });
});

describe('the Sequence menu', () => {
  it('offers every kind once, in its family', () => {
    expect(SERIES_FAMILIES.flatMap((family) => kindsOf(family)).toSorted()).toEqual([...SYNTHESISED_KINDS].toSorted());
    const items = sequenceChoices(words('en').t, defaultSpec().data.source, []).flatMap((group) => group.items);
    expect(new Set(items.map(({ value }) => value)).size).toBe(items.length);
    for (const kind of [...SYNTHESISED_KINDS, ...MEMORY_KINDS]) expect(items.map(({ value }) => value)).toContain(kind);
  });
});

describe('the experiment moved to another sequence', () => {
  it('has the default preparation, while networks and training stay', () => {
    const before = parseSpec({
      data: { source: { kind: 'dataset', id: 'seattleTemperature' } },
      preparation: { split: { test: 0.01 }, outliers: { rule: 'sigma' }, transform: 'difference' },
      contenders: [{ cell: 'gru', units: 7 }],
      training: { clipping: { rule: 'value', limit: 0.5 } },
    });
    if (!before.ok) throw new Error(JSON.stringify(before.problems));
    const after = parseSpec(withSequence(before.value, 'co2Weekly'));
    if (!after.ok) throw new Error(JSON.stringify(after.problems));
    expect(after.value.preparation).toEqual(defaultSpec().preparation);
    expect(after.value.contenders).toEqual(before.value.contenders);
    expect(after.value.training).toEqual(before.value.training);
  });
});

describe('the inputs of a memory task', () => {
  it('are symbols, a single bit included, but for the adding problem; columns of a series never are', () => {
    expect(areSymbols('sequences', ['bit'])).toBe(true);
    expect(areSymbols('sequences', ['(', ')'])).toBe(true);
    expect(areSymbols('sequences', ['value', 'marker'])).toBe(false);
    expect(areSymbols('series', ['x', 'y', 'z'])).toBe(false);
  });
});

describe('the confusion matrix', () => {
  it('counts answers by truth, as shares of each truth (by hand)', () => {
    const truth = [1, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0];
    const said = [0.9, 0.1, 0, 0.2, 0.7, 0.1, 0.1, 0.2, 0.7, 0.5, 0.4, 0.1];
    const counts = confusion(said, truth, 3);
    expect([...counts]).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0]);
    const found = [...shares(counts, 3)];
    [2 / 3, 1 / 3, 0, 0, 0, 1, 0, 0, 0].forEach((share, k) => expect(found[k]).toBeCloseTo(share, 12));
  });

  it('leaves out rows that only one of the two has', () => {
    expect([...confusion([1, 0, 1, 0], [1, 0], 2)]).toEqual([1, 0, 0, 0]);
  });
});

describe('names of made-up inputs and classes', () => {
  it('are in the page’s language; letters and digits stand for themselves', () => {
    const { t } = words('zh');
    expect(['odd', 'marker', 'XY', '(', '3', 'constructor'].map((name) => madeUpName(name, t))).toEqual([
      '奇',
      '标记',
      'XY',
      '(',
      '3',
      'constructor',
    ]);
  });

  it('have words for every name that a memory task gives, unless it is a letter, a digit or a bracket', () => {
    const { t } = words('zh');
    for (const kind of MEMORY_KINDS) {
      const parsed = parseSpec({ data: { source: { kind } } });
      const ready = parsed.ok ? prepare(parsed.value, null) : parsed;
      if (!ready.ok) throw new Error(JSON.stringify(ready.problems));
      for (const name of [...ready.value.inputNames, ...ready.value.outputNames]) {
        if (/^[A-Za-z]$|^[XY]{2}$|^\d+$|^[()]$/.test(name)) continue;
        expect(madeUpName(name, t), `${kind}: ${name}`).not.toBe(name);
      }
    }
  });
});

describe('the symbols of one sequence', () => {
  it('hold each step for its whole width, the first and the last asked one too (by hand)', () => {
    const trace = {
      prediction: Float32Array.of(0.5, 0.5, 0.9, 0.1, 0.2, 0.8),
      truth: Float32Array.of(0, 0, 1, 0, 1, 0),
    } as unknown as Trace;
    const [truth, said] = symbolLines([trace], 2, {
      truth: 'truth',
      contenders: ['A'],
      baselines: {},
      fedBack: String,
      touched: String,
    });
    const shape = (line: typeof truth) => line!.points.map(({ x, y }) => [x, y]);
    expect(shape(truth)).toEqual([
      [0.5, 0],
      [1, 0],
      [2, 0],
      [2.5, 0],
    ]);
    expect(shape(said)).toEqual([
      [0.5, 0],
      [1, 0],
      [2, 1],
      [2.5, 1],
    ]);
    expect([truth!.at(0), truth!.at(1)]).toEqual([NaN, 0]);
  });
});
