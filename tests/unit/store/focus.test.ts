import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../../src/experiment/parse';
import { FIRST_FOCUS, stillOffered } from '../../../src/store/focus';
import type { AppState } from '../../../src/store/state';
import { preview } from './fakes';

type Focus = AppState['focus'];

const FIRST: Focus = { ...FIRST_FOCUS, probe: { part: 'test', sample: 3 } };

function stage(document: object = {}) {
  const parsed = parseSpec({ contenders: [{ cell: 'lstm' }, { cell: 'gru' }], ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return { spec: parsed.value, preview };
}

const three = [{ cell: 'lstm' }, { cell: 'gru' }, { cell: 'simpleRnn' }];

describe('what was looked at, after a rebuild', () => {
  it('stays without a word where the new networks have it (by definition)', () => {
    const focus: Focus = { ...FIRST, probe: { part: 'train', sample: 5 }, cell: 1 };
    const found = stillOffered(focus, stage(), stage({ contenders: [{ cell: 'lstm', units: 4 }, { cell: 'gru' }] }));
    expect(found).toEqual({ focus, lost: [] });
  });

  it('names a layer, a direction and a probe sequence that are gone', () => {
    const deep = stage({ contenders: [{ cell: 'lstm', layers: 2, bidirectional: true }] });
    const focus: Focus = { ...FIRST, probe: { part: 'validation', sample: 99 }, layer: 1, direction: 'backward' };
    const found = stillOffered(focus, deep, stage({ contenders: [{ cell: 'lstm' }] }));
    expect(found.focus).toMatchObject({ probe: { part: 'validation', sample: 3 }, layer: 0, direction: 'forward' });
    expect(found.lost).toEqual([
      { what: 'probe', part: 'validation', replaced: false },
      { what: 'layer', layer: 1 },
      { what: 'direction' },
    ]);
  });

  it('drops a chosen probe sequence of data that were replaced, though the number is offered again', () => {
    const other = stage({ data: { source: { kind: 'square' } } });
    const chosen: Focus = { ...FIRST, probe: { part: 'test', sample: 5 } };
    const found = stillOffered(chosen, stage(), other);
    expect(found.focus.probe).toEqual({ part: 'test', sample: 3 });
    expect(found.lost).toEqual([{ what: 'probe', part: 'test', replaced: true }]);
    expect(stillOffered(FIRST, stage(), other).lost).toEqual([]);
  });

  it('follows the contender whose cell is drawn when another is taken out, and says so when it is the one', () => {
    const cellOf = (cell: number, contenders: object[]) =>
      stillOffered({ ...FIRST, cell }, stage({ contenders: three }), stage({ contenders }));
    expect(cellOf(2, [three[1]!, three[2]!])).toMatchObject({ focus: { cell: 1 }, lost: [] });
    expect(cellOf(0, [three[0]!, three[2]!])).toMatchObject({ focus: { cell: 0 }, lost: [] });
    expect(cellOf(1, [three[0]!, three[2]!])).toMatchObject({
      focus: { cell: 0 },
      lost: [{ what: 'cell', contender: 1 }],
    });
    expect(cellOf(2, [three[0]!])).toMatchObject({ focus: { cell: 0 }, lost: [{ what: 'cell', contender: 2 }] });
  });

  it('is nobody’s loss before anything was there to choose', () => {
    const found = stillOffered({ ...FIRST, probe: { part: 'test', sample: 0 } }, null, stage());
    expect(found.focus.probe.sample).toBe(3);
    expect(found.lost).toEqual([]);
  });
});
