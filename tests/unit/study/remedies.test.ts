import { describe, expect, it } from 'vitest';
import { withField } from '../../../src/experiment/fields';
import { parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { againstExplosion, againstFlat, againstLate, type Remedy } from '../../../src/study/remedies';

function specOf(document: object): ExperimentSpec {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

/** Every remedy is one field of a spec that is valid with it. */
function taken(spec: ExperimentSpec, remedy: Remedy | null): unknown {
  if (remedy === null) return null;
  expect(parseSpec(withField(spec, remedy.path, remedy.value)).ok).toBe(true);
  return [remedy.path, remedy.value];
}

const late = (document: object) => taken(specOf(document), againstLate(specOf(document), 0));
const flat = (document: object, k = 0) => taken(specOf(document), againstFlat(specOf(document), k));
const exploded = (document: object, k = 0) => taken(specOf(document), againstExplosion(specOf(document), k));

describe('the way out', () => {
  it('of repeating the last value is to predict the change; of its logarithm where that is taken', () => {
    expect(late({})).toEqual(['preparation.transform', 'difference']);
    expect(late({ preparation: { transform: 'log' } })).toEqual(['preparation.transform', 'logDifference']);
    expect(late({ preparation: { transform: 'difference' }, training: { learningRate: 0.001 } })).toEqual([
      'training.learningRate',
      0.003,
    ]);
  });

  it('of a flat forecast is first to take a penalty away that keeps the weights small', () => {
    expect(flat({ training: { l2: 5, l1: 0.1 } })).toEqual(['training.l2', 0]);
    expect(flat({ training: { l1: 0.1 } })).toEqual(['training.l1', 0]);
  });

  it('of a flat forecast is a larger learning rate, then more units of that contender, up to a bound', () => {
    expect(flat({ training: { learningRate: 0.005 } })).toEqual(['training.learningRate', 0.01]);
    const two = {
      training: { learningRate: 0.02 },
      contenders: [
        { cell: 'lstm', units: 100 },
        { cell: 'gru', units: 12 },
      ],
    };
    expect(flat(two, 1)).toEqual(['contenders.1.units', 24]);
    expect(flat(two, 0)).toBeNull();
  });

  it('of an explosion is clipping, then an activation with bounds, then smaller steps', () => {
    const relu = { cell: 'simpleRnn', activation: 'relu' };
    const clipped = { learningRate: 0.02, clipping: { rule: 'norm', limit: 1 } };
    expect(exploded({ contenders: [relu], training: { clipping: { rule: 'none' } } })).toEqual([
      'training.clipping',
      { rule: 'norm', limit: 1 },
    ]);
    expect(exploded({ contenders: [{ cell: 'gru' }, relu], training: clipped }, 1)).toEqual([
      'contenders.1.activation',
      'tanh',
    ]);
    expect(exploded({ contenders: [{ cell: 'gru' }], training: clipped })).toEqual(['training.learningRate', 0.002]);
  });
});
