import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/data';
import { CELLS } from '../../../src/experiment/cells';
import { EXAMPLES } from '../../../src/experiment/examples';
import { parameterCount } from '../../../src/experiment/parameters';
import { parseSpec } from '../../../src/experiment/parse';
import { MATCHINGS, type ExperimentSpec } from '../../../src/experiment/schema';
import { VANISHING_LAGS, vanishing } from '../../../src/experiment/vanishing';
import { matched } from '../../../src/study/matched';

function specOf(document: object): ExperimentSpec {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
}

const units = ({ contenders }: ExperimentSpec) => contenders.map((contender) => contender.units);

const THREE = [
  { cell: 'lstm', units: 16 },
  { cell: 'gru', units: 5 },
  { cell: 'simpleRnn', units: 7 },
];

describe('matched sizes', () => {
  it('are the contenders’ own where nothing is matched: the very same spec', () => {
    const spec = specOf({ contenders: THREE });
    expect(matched(spec, { inputs: 2, outputs: 1 })).toBe(spec);
  });

  it('by units are those of the first, also before the data are known', () => {
    expect(units(matched(specOf({ contenders: THREE, matching: 'units' }), null))).toEqual([16, 16, 16]);
  });

  it('by parameters are the nearest (by hand: an LSTM of 16 has 1,233; GRUs 1,207 and 1,331; simple RNNs 1,222 and 1,293)', () => {
    const spec = matched(specOf({ contenders: THREE, matching: 'parameters' }), { inputs: 2, outputs: 1 });
    expect(units(spec)).toEqual([16, 18, 33]);
    expect(spec.contenders.map((each) => parameterCount(each, 2, 1))).toEqual([1233, 1207, 1222]);
  });

  it('by parameters wait until the data are known', () => {
    const spec = specOf({ contenders: THREE, matching: 'parameters' });
    expect(matched(spec, null)).toBe(spec);
  });

  it('leave no other unit count nearer, and are the same when matched again (by definition)', () => {
    const contender = fc.record({
      cell: fc.constantFrom(...CELLS),
      units: fc.integer({ min: 1, max: 64 }),
      layers: fc.integer({ min: 1, max: 4 }),
      bidirectional: fc.boolean(),
      resetAfter: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(contender, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...MATCHINGS),
        fc.record({ inputs: fc.integer({ min: 1, max: 20 }), outputs: fc.integer({ min: 1, max: 20 }) }),
        (contenders, matching, sizes) => {
          const once = matched(specOf({ contenders, matching }), sizes);
          expect(matched(once, sizes)).toBe(once);
          expect(once.contenders[0]).toMatchObject(contenders[0]!);
          if (matching !== 'parameters') return;
          const count = (each: ExperimentSpec['contenders'][number]) =>
            parameterCount(each, sizes.inputs, sizes.outputs);
          const goal = count(once.contenders[0]!);
          for (const each of once.contenders.slice(1)) {
            const off = Math.abs(count(each) - goal);
            for (const other of [each.units - 1, each.units + 1]) {
              if (other < 1 || other > 512) continue;
              expect(Math.abs(count({ ...each, units: other }) - goal)).toBeGreaterThanOrEqual(off);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the paper’s example', () => {
  it.each(VANISHING_LAGS)('at lag %i has the units that matching gives and gates for its longest sequence', (lag) => {
    const spec = specOf({
      ...vanishing(lag),
      data: { source: { ...vanishing(lag).data.source, heldOutSequences: 256 } },
    });
    const prepared = prepare(spec, null);
    if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
    expect(matched(spec, prepared.value)).toBe(spec);
    expect(spec.contenders.slice(0, 2).map(({ chronoMax }) => chronoMax)).toEqual([
      prepared.value.steps,
      prepared.value.steps,
    ]);
  });

  it('differs between its lags in the lag and the gates alone', () => {
    const [near, far] = ['vanishing20', 'vanishing200'].map((id) => EXAMPLES.find((each) => each.id === id)!.spec);
    const leftOut = ({ data: _data, contenders, ...rest }: ExperimentSpec) => ({
      ...rest,
      contenders: contenders.map(({ chronoMax: _chrono, ...each }) => each),
    });
    expect(leftOut(near!)).toEqual(leftOut(far!));
  });
});
