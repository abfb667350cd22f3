import { describe, expect, it } from 'vitest';
import { en } from '../../../../src/i18n/en';
import { zh } from '../../../../src/i18n/zh';
import type { AppState } from '../../../../src/store/state';
import { hasClamp, hasTrained, STOPS } from '../../../../src/views/page/tour/steps';

const run = (...contenders: object[]) => ({ run: { contenders } }) as unknown as AppState;
const spec = (...interventions: object[]) => ({ spec: { interventions } }) as unknown as AppState;

describe('the tour', () => {
  it('has about eight stops, each with words in both languages (by definition)', () => {
    expect(STOPS.map(({ name }) => name)).toEqual(Object.keys(en.tour.steps));
    expect(Object.keys(zh.tour.steps)).toEqual(Object.keys(en.tour.steps));
    expect(STOPS).toHaveLength(8);
  });

  it('waits until every network has trained ten epochs or has come to its end (hand-written)', () => {
    expect(hasTrained(run({ epoch: 12, status: 'training' }, { epoch: 9, status: 'training' }))).toBe(false);
    expect(hasTrained(run({ epoch: 12, status: 'training' }, { epoch: 10, status: 'training' }))).toBe(true);
    expect(hasTrained(run({ epoch: 2, status: 'finished' }, { epoch: 4, status: 'stoppedEarly' }))).toBe(true);
    expect(hasTrained(run({ epoch: 0, status: 'ready' }))).toBe(false);
  });

  it('ends with a gate that is held, not with one that is switched off or another intervention (hand-written)', () => {
    expect(hasClamp(spec())).toBe(false);
    expect(hasClamp(spec({ kind: 'clamp', on: false }, { kind: 'silence', on: true }))).toBe(false);
    expect(hasClamp(spec({ kind: 'clamp', on: true }))).toBe(true);
  });
});
