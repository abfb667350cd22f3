/** What a changed setting concerns, for every field of the schema, and which networks stay. */
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/data';
import { changedFields, fieldAt, withField } from '../../../src/experiment/fields';
import { defaultSpec, parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { followed, keptNetworks, sameOrder } from '../../../src/store/networks/kept';
import { concernOf, isLive } from '../../../src/store/live';

const specOf = (document: object): ExperimentSpec => {
  const parsed = parseSpec(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

/** All paths of a document's leaves. */
const leaves = (node: unknown, path = ''): string[] =>
  typeof node === 'object' && node !== null && !(Array.isArray(node) && node.length === 0)
    ? Object.entries(node).flatMap(([key, value]) => leaves(value, path === '' ? key : `${path}.${key}`))
    : [path];

const SERIES = specOf({ data: { source: { kind: 'sine', length: 200 } }, task: { window: 8, horizon: 2 } });
const MEMORY = specOf({ data: { source: { kind: 'adding', lag: 10 } } });

/** Values to try in place of one; some of them the schema takes. */
const others = (value: unknown): unknown[] => {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value / 2, Math.max(1, value - 1)];
  return [
    ...['median', 'iqr', 'log', 'difference', 'minMax', 'recursive', 'mae', 'gru', 'relu', 'hardSigmoid', 'sgd'],
    ...['heNormal', 'reference', 'units', 'norm', 'value', 'none', 'forecast', 12, [2], ['weekday'], ['value']],
  ].filter((other) => other !== value);
};

/** What a network is given of the data: samples, truth, names. */
function givenBy(spec: ExperimentSpec): string | null {
  const prepared = prepare(spec, null);
  if (!prepared.ok) return null;
  const { value } = prepared;
  const some = Int32Array.of(0, 1, 2);
  const sets = [value.training(0), value.training(1), value.validation, value.test];
  return JSON.stringify([
    sets.map((set) => [set.count, [...set.batch(some).inputs], [...set.batch(some).targets]]),
    [...value.truth('test', some)],
    value.inputNames,
    value.outputNames,
    value.horizon,
    value.strategy,
    value.baselines('test', some).map(({ name, predictions }) => [name, [...predictions]]),
    value.beyond?.steps,
  ]);
}

describe.each([
  ['a series', SERIES],
  ['a memory task', MEMORY],
])('what a change of %s concerns', (_, spec) => {
  const given = givenBy(spec);

  it('is the data wherever they come out as others (by preparing both), and never where they are the same and training', () => {
    let tried = 0;
    for (const path of leaves(spec)) {
      for (const value of others(fieldAt(spec, path))) {
        const parsed = parseSpec(withField(spec, path, value));
        if (!parsed.ok) continue;
        tried++;
        const changed = changedFields(spec, parsed.value);
        const now = givenBy(parsed.value);
        const touches = changed.some((each) => concernOf(each) === 'data');
        if (now !== null && now !== given) expect([path, touches]).toEqual([path, true]);
        if (/^(contenders|training|trainingSeed|matching|seeds|interventions)(\.|$)/.test(path)) {
          expect([path, touches]).toEqual([path, false]);
        }
      }
    }
    expect(tried).toBeGreaterThan(50);
  });

  it('is something for every field: nothing only where a running network takes it over or never sees it', () => {
    for (const path of leaves(spec)) expect(concernOf(path) === 'nothing').toBe(isLive(path));
  });
});

describe('the networks that stay', () => {
  const base = specOf({
    contenders: [
      { cell: 'lstm', units: 8 },
      { cell: 'gru', units: 8 },
      { cell: 'simpleRnn', units: 8 },
    ],
  });
  const all = [true, true, true];
  const kept = (after: ExperimentSpec, lineage = followed(sameOrder(base), base, after), there = all) =>
    keptNetworks(base, after, lineage, there);
  const list = (...contenders: object[]) => specOf({ ...base, contenders });
  const [A, B, C] = base.contenders as [object, object, object];

  it('are all but the one whose units change', () => {
    expect(kept(withField(base, 'contenders.1.units', 9))).toEqual([0, null, 2]);
  });

  it('are all where only what they take over changes', () => {
    expect(kept(withField(base, 'contenders.1.dropout', 0.5))).toEqual([0, 1, 2]);
    expect(kept(withField(base, 'training.learningRate', 0.5))).toEqual([0, 1, 2]);
  });

  it('are none where the data or the training of all changes', () => {
    for (const path of ['task.window', 'seed', 'training.batchSize']) {
      expect(kept(withField(base, path, 30))).toEqual([null, null, null]);
    }
  });

  it('move up when one is taken out, stay when one is added, and change places with their contenders', () => {
    expect(kept(list(A, C))).toEqual([0, 2]);
    expect(kept(list(A, B, C, B))).toEqual([0, 1, 2, null]);
    expect(kept(list(C, B, A))).toEqual([2, 1, 0]);
    expect(kept(list(B, C, A), sameOrder(base))).toEqual([1, 2, 0]);
  });

  it('belong to the one of two equals that is left when the other is taken out', () => {
    const twins = specOf({ ...base, contenders: [A, A] });
    const one = specOf({ ...base, contenders: [A] });
    const lineage = followed(sameOrder(twins), twins, one, [1]);
    expect(keptNetworks(twins, one, lineage, [true, true])).toEqual([1]);
  });

  it('are claimed back by a contender that was taken out and comes back before anything was built', () => {
    const without = followed(sameOrder(base), base, list(A, C));
    const again = followed(without, list(A, C), base);
    expect(again).toEqual([0, null, 2]);
    expect(kept(base, again)).toEqual([0, 1, 2]);
  });

  it('are none of those that are not there', () => {
    expect(kept(base, sameOrder(base), [true, false, true])).toEqual([0, null, 2]);
  });
});

it('the default experiment keeps its networks when nothing changes', () => {
  const spec = defaultSpec();
  expect(keptNetworks(spec, spec, sameOrder(spec), [true, true])).toEqual([0, 1]);
});
