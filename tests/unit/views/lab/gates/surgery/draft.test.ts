import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interventionSchema, type Operation } from '../../../../../../src/experiment/interventions';
import { parseSpec } from '../../../../../../src/experiment/parse';
import { words } from '../../../../../../src/i18n/both';
import { chipText } from '../../../../../../src/views/lab/gates/surgery/chip-text';
import { turned } from '../../../../../../src/views/lab/shared/convention';
import {
  FIRST_DRAFT,
  draftOf,
  fieldsOf,
  fittedTo,
  textOfUnits,
  unitsFrom,
  within,
} from '../../../../../../src/views/lab/gates/surgery/draft';
import { apart, changeOf } from '../../../../../../src/views/lab/shared/answer';

const PLACE = { contender: 1, layer: 0, direction: 'forward', unit: 6, step: 14 } as const;
const { t } = words('en');

describe('the form of surgery', () => {
  it('describes a clamp of the unit at the crosshair over all steps at first (by definition)', () => {
    expect(fieldsOf(FIRST_DRAFT, PLACE)).toEqual({
      contender: 1,
      layer: 0,
      direction: 'forward',
      units: [6],
      gate: 'f',
      value: 0,
      steps: 'all',
    });
  });

  it('counts steps from 1, and the crosshair from 0 (by hand)', () => {
    expect(fieldsOf({ ...FIRST_DRAFT, steps: 'range', from: 3, to: 9 }, PLACE)).toMatchObject({
      steps: { from: 2, to: 8 },
    });
    expect(fieldsOf({ ...FIRST_DRAFT, steps: 'here' }, PLACE)).toMatchObject({ steps: { from: 14, to: 14 } });
  });

  it('reads units from 1 with commas and ranges, and nothing else (by hand)', () => {
    expect(unitsFrom('1, 3, 5-8')).toEqual([0, 2, 4, 5, 6, 7]);
    expect(unitsFrom('8，2 2')).toEqual([1, 7]);
    for (const text of ['', ' , ', '0', '3-1', 'a', '1.5', '-2', '513']) expect(unitsFrom(text), text).toBeNull();
  });

  it('writes units so that they are read as the same (round trip)', () => {
    const lists = fc.uniqueArray(fc.integer({ min: 0, max: 511 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lists, (list) => {
        const units = list.sort((a, b) => a - b);
        expect(unitsFrom(textOfUnits(units))).toEqual(units);
      }),
    );
  });

  it('shows an intervention and describes the same one again (round trip)', () => {
    const place = { contender: 0, layer: 1, direction: 'backward' } as const;
    const each: Operation[] = [
      { kind: 'clamp', on: true, ...place, units: [2, 3, 9], gate: 'o', value: 0.25, steps: { from: 4, to: 7 } },
      { kind: 'silence', on: false, ...place, units: 'all' },
      { kind: 'state', on: true, ...place, units: [0], state: 'c', action: 'set', value: -2, steps: 'all' },
    ];
    for (const operation of each) {
      const { kind, on, ...fields } = operation;
      expect(fieldsOf(draftOf(operation), { ...place, unit: 5, step: 5 }), `${kind} ${on}`).toEqual(fields);
    }
  });

  it('offers a cell its own gates and states only (by definition)', () => {
    expect(fittedTo(FIRST_DRAFT, { cell: 'gru' }).gate).toBe('z');
    expect(fittedTo({ ...FIRST_DRAFT, state: 'c' }, { cell: 'gru' }).state).toBe('h');
    expect(fittedTo(FIRST_DRAFT, { cell: 'simpleRnn' }).kind).toBe('silence');
    expect(within({ ...FIRST_DRAFT, value: -0.5 }, { cell: 'lstm', activation: 'tanh' }).value).toBe(0);
    expect(within({ ...FIRST_DRAFT, gate: 'g', value: -0.5 }, { cell: 'lstm', activation: 'tanh' }).value).toBe(-0.5);
  });

  it('describes what the schema takes (the schema)', () => {
    expect(interventionSchema.options.length).toBe(4);
    for (const kind of ['clamp', 'silence', 'state'] as const) {
      const fields = fieldsOf({ ...FIRST_DRAFT, kind, gate: 'z' }, { ...PLACE, contender: 0 });
      expect(parseSpec({ interventions: [{ kind, ...fields }] }).ok, kind).toBe(true);
    }
  });
});

describe('a chip', () => {
  const clamp: Operation = {
    kind: 'clamp',
    on: true,
    contender: 0,
    layer: 1,
    direction: 'forward',
    units: [6],
    gate: 'z',
    value: 0.25,
    steps: 'all',
  };

  it('says gate, unit and value, and layer and steps where these are not all (by hand)', () => {
    expect(chipText('gru', clamp, false, 'rewrite', t)).toBe('z of unit 7 = 0.25');
    const some = { ...clamp, units: [0, 1, 2, 3, 4], steps: { from: 2, to: 8 } };
    expect(chipText('gru', some, true, 'rewrite', t)).toBe('z of units 1–5 = 0.25, steps 3 to 9, layer 2');
  });

  it('writes consecutive units as ranges, and of many places the first four (by hand)', () => {
    const said = (units: number[]) => chipText('gru', { ...clamp, units }, false, 'rewrite', t);
    expect(said([0, 1, 2, 3, 6])).toBe('z of units 1–4, 7 = 0.25');
    expect(said([6, 2, 1, 0])).toBe('z of units 1–3, 7 = 0.25');
    expect(said([14, 15])).toBe('z of units 15, 16 = 0.25');
    expect(said([0, 2, 4, 6, 7, 8])).toBe('z of units 1, 3, 5, 7–9 = 0.25');
    expect(said([0, 2, 4, 6, 8])).toBe('z of units 1, 3, 5, 7 … = 0.25');
  });

  it('turns z where the page writes it as Keras does, and back again (1 − z)', () => {
    expect(chipText('gru', clamp, false, 'keep', t)).toBe('z of unit 7 = 0.75');
    expect(turned('gru', 'z', turned('gru', 'z', 0.1, 'keep'), 'keep')).toBe(0.1);
    expect(turned('gru', 'r', 0.25, 'keep')).toBe(0.25);
  });
});

describe('the change of a loss', () => {
  it('is said in percent of the untouched one, and as a factor from double on (by hand)', () => {
    expect(changeOf(0.041, 0.187)).toBe('4.6 ×');
    expect(changeOf(0.5, 0.49)).toBe('−2.0 %');
    expect(changeOf(1, 1)).toBe('0 %');
    expect(changeOf(0, 1)).toBe('');
    expect(changeOf(0.1, 1234.1)).toBe('12340 ×');
  });

  it('is shown with as many digits as set the two losses apart (hand-computed)', () => {
    expect(apart(0.0106, 0.0211)).toEqual(['0.0106', '0.0211']);
    expect(apart(0.01528, 0.01531)).toEqual(['0.01528', '0.01531']);
    expect(apart(0.015281, 0.015282)).toEqual(['0.015281', '0.015282']);
    expect(apart(0.5, 0.5)).toEqual(['0.500', '0.500']);
    expect(apart(1, 1 + 1e-12)).toEqual(['1.000000', '1.000000']);
    expect(apart(0.5, NaN)).toEqual(['0.500', '–']);
  });
});
