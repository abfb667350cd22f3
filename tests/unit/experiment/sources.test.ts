import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import {
  MEMORY_KINDS,
  SYNTHESISED_KINDS,
  boundsOf,
  isMemory,
  isSynthesised,
  sourceDefaults,
  sourceSchema,
  tasksOf,
} from '../../../src/experiment/sources';
import { SOURCE_DEFAULTS_V1 } from './sourceDefaults';

const KINDS = [...SYNTHESISED_KINDS, ...MEMORY_KINDS];
const sourceOf = (source: object) => {
  const parsed = parseSpec({ data: { source } });
  return parsed.ok ? parsed.value.data.source : null;
};

describe('kinds of sources', () => {
  it('are a shipped set, the user’s own, a made-up series or a memory task, each with its task', () => {
    expect(sourceSchema.options.map(({ entries }) => entries.kind.literal).toSorted()).toEqual(
      ['dataset', 'drawn', 'file', ...KINDS].toSorted(),
    );
    for (const kind of KINDS) {
      const source = sourceOf({ kind })!;
      const [task] = tasksOf(kind);
      expect([isSynthesised(source), isMemory(source)]).toEqual([task === 'forecast', task !== 'forecast']);
    }
  });

  it('have a default for every field (what a document without them parses to)', () => {
    for (const kind of KINDS) expect(sourceOf({ kind })).toEqual({ kind, ...SOURCE_DEFAULTS_V1[kind] });
    expect(sourceDefaults('file')).toEqual(SOURCE_DEFAULTS_V1.file);
  });

  it('that a link of the first days named without the later fields mean whole series', () => {
    expect(sourceOf({ kind: 'sine', length: 800, period: 25, amplitude: 1, noise: 0.1 })).toMatchObject({
      missingShare: 0,
      outlierShare: 0,
    });
  });
});

describe('the bounds of a number field', () => {
  it('are those at which parsing begins to refuse', () => {
    for (const kind of KINDS) {
      for (const field of Object.keys(SOURCE_DEFAULTS_V1[kind])) {
        if (field === 'periods' || field === 'amplitudes') continue;
        const { min, max, whole } = boundsOf(kind, field);
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

  it('are asked for by name: a field that is not there, or no number, throws', () => {
    expect(() => boundsOf('sine', 'lag')).toThrow('sine has no number lag between bounds');
    expect(() => boundsOf('sumOfSines', 'periods')).toThrow('no number periods');
  });
});
