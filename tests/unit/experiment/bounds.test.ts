import { describe, expect, it } from 'vitest';
import { boundsAt } from '../../../src/experiment/bounds';
import { withField } from '../../../src/experiment/fields';
import { defaultSpec, parseSpec } from '../../../src/experiment/parse';
import { MEMORY_KINDS, SYNTHESISED_KINDS } from '../../../src/experiment/sources';
import { SOURCE_DEFAULTS_V1 } from './sourceDefaults';

const KINDS = [...SYNTHESISED_KINDS, ...MEMORY_KINDS];
const sourceOf = (source: object) => {
  const parsed = parseSpec({ data: { source } });
  return parsed.ok ? parsed.value.data.source : null;
};

/** Paths of numbers, and of what may be null, below a value; the version is no number between bounds. */
function numbersIn(value: unknown, path: string): string[] {
  if (typeof value === 'number' || value === null) return path === 'version' ? [] : [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, below]) => numbersIn(below, path === '' ? key : `${path}.${key}`));
}

describe('the bounds of a number field', () => {
  it('are those at which parsing begins to refuse', () => {
    for (const kind of KINDS) {
      for (const field of Object.keys(SOURCE_DEFAULTS_V1[kind])) {
        if (field === 'periods' || field === 'amplitudes') continue;
        const { min, max, whole } = boundsAt(`data.source.${field}`, kind);
        const by = whole ? 1 : 1e-3;
        const accepted = [min - by, min, max, max + by].map((value) => sourceOf({ kind, [field]: value }) !== null);
        // The two coefficients of an autoregression bound one another.
        if (kind === 'ar2' && field.startsWith('phi')) expect([accepted[0], accepted[3]]).toEqual([false, false]);
        else expect(accepted, `${kind}.${field}`).toEqual([false, true, true, false]);
        expect(sourceOf({ kind, [field]: min + 0.5 * (whole ? 1 : 0) }) === null, `${kind}.${field}`).toBe(
          whole || (kind === 'ar2' && field === 'phi1'),
        );
      }
    }
  });

  it('are those of every other number of the spec as well, and of those that may be null', () => {
    // Validation and test part bound one another.
    const spec = withField(defaultSpec(), 'preparation.split', { validation: 0.01, test: 0.01, shuffle: false });
    // Rows that are not put together are no number.
    const { resample: _rows, ...preparation } = spec.preparation;
    const paths = numbersIn({ ...spec, data: {}, preparation, contenders: spec.contenders.slice(0, 1) }, '');
    expect(paths.length).toBeGreaterThan(30);
    for (const path of paths) {
      const { min, max, above, whole, nullable } = boundsAt(path, 'dataset');
      const by = whole ? 1 : 1e-3;
      const accepted = [min - by, min, max, max + by, null].map((value) => parseSpec(withField(spec, path, value)).ok);
      expect(accepted, path).toEqual([false, !above, true, false, nullable]);
      expect(parseSpec(withField(spec, path, min + 0.5)).ok, path).toBe(!whole && min + 0.5 <= max);
    }
  });

  it('are asked for by name: a field that is not there, or no number, throws', () => {
    expect(() => boundsAt('data.source.lag', 'sine')).toThrow('data.source.lag is no field');
    expect(() => boundsAt('data.source.periods', 'sumOfSines')).toThrow('data.source.periods is no number');
  });
});
