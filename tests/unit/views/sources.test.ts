import { describe, expect, it } from 'vitest';
import { SOURCE_DEFAULTS_V1 } from '../../../src/experiment/defaults';
import { MEMORY_KINDS, SYNTHESISED_KINDS, boundsOf } from '../../../src/experiment/sources';
import { words } from '../../../src/i18n';
import { areSymbols } from '../../../src/views/markers';
import { confusion, shares } from '../../../src/views/predictions/confusion';
import { DIALS, LONGEST_ON_SLIDER } from '../../../src/views/rail/source-dials';
import { FAMILIES, sequenceChoices } from '../../../src/views/rail/sequence';

describe('the dials of a made-up sequence', () => {
  it('are all its fields, each once, two or three of a series in plain sight', () => {
    for (const kind of [...SYNTHESISED_KINDS, ...MEMORY_KINDS]) {
      const { plain, more } = DIALS[kind];
      expect([...plain, ...more].toSorted(), kind).toEqual(Object.keys(SOURCE_DEFAULTS_V1[kind]).toSorted());
    }
    for (const kind of SYNTHESISED_KINDS) expect([2, 3]).toContain(DIALS[kind].plain.length);
    for (const kind of MEMORY_KINDS) expect(DIALS[kind].plain[0]).toBe('lag');
  });

  it('have a slider whose end the schema accepts', () => {
    for (const kind of MEMORY_KINDS) {
      const { min, max } = boundsOf(kind, 'lag');
      expect(LONGEST_ON_SLIDER[kind]).toBeGreaterThan(min);
      expect(LONGEST_ON_SLIDER[kind]).toBeLessThanOrEqual(max);
    }
  });
});

describe('the Sequence menu', () => {
  it('offers every kind once, in its family', () => {
    expect(Object.values(FAMILIES).flat().toSorted()).toEqual([...SYNTHESISED_KINDS].toSorted());
    const items = sequenceChoices(words('en').t).flatMap((group) => group.items);
    expect(new Set(items.map(({ value }) => value)).size).toBe(items.length);
    for (const kind of [...SYNTHESISED_KINDS, ...MEMORY_KINDS]) expect(items.map(({ value }) => value)).toContain(kind);
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
