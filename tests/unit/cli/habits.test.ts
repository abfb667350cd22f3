/** The final lines of the command line say of a network that does not forecast what it does instead. */
import { describe, expect, it } from 'vitest';
import { SMALL, linesOf, run } from './support';

type Line = Record<string, unknown> & { epoch?: number; summary?: object; habits?: { kind: string }[] };

const finals = async (document: object, ...args: string[]) =>
  (linesOf(await run(document, ...args)) as Line[]).filter(({ epoch, summary }) => (epoch ?? summary) === undefined);

const series = (kind: string) => ({ ...SMALL, data: { source: { kind, length: 400 } } });

describe('the final line of a contender', () => {
  it('says that its loss has exploded though it has finished, of every run (relu, unclipped, a rate of ten)', async () => {
    const spec = {
      ...SMALL,
      contenders: [{ cell: 'simpleRnn', units: 3, activation: 'relu' }],
      training: { epochs: 2, optimiser: 'sgd', learningRate: 10, clipping: { rule: 'none' }, backend: 'simd' },
    };
    const [alone] = await finals(spec);
    expect(alone).toMatchObject({ status: 'finished', timed: 'alone', habits: [{ kind: 'exploded' }] });
    const pair = await finals(spec, '--seeds', '2');
    expect(pair).toHaveLength(2);
    // The same first run, the same words.
    expect(pair[0]).toMatchObject({ status: 'finished', habits: alone!.habits });
  });

  it('says of a network without weights that it says the same everywhere (a penalty that leaves none)', async () => {
    const spec = {
      ...series('sine'),
      contenders: [{ cell: 'gru', units: 4 }],
      training: { epochs: 10, optimiser: 'adam', learningRate: 0.1, l2: 10, backend: 'simd' },
    };
    expect(await finals(spec)).toMatchObject([{ habits: [{ target: 'value', kind: 'flat' }] }]);
  });

  it('says nothing of one that forecasts', async () => {
    const spec = {
      ...series('sine'),
      contenders: [{ cell: 'gru', units: 4 }],
      training: { epochs: 20, optimiser: 'adam', learningRate: 0.02, backend: 'simd' },
    };
    const [line] = await finals(spec);
    expect(Object.keys(line!)).not.toContain('habits');
  });
});
