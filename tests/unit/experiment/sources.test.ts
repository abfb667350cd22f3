import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import {
  MEMORY_KINDS,
  SYNTHESISED_KINDS,
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
