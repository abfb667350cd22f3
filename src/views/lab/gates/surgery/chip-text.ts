/** An intervention in a few words, as its chip says it: "f of unit 7 = 0". */
import type { CellName } from '../../../../experiment/cells';
import type { Intervention, Operation } from '../../../../experiment/interventions';
import type { Translate } from '../../../../i18n';
import { exact } from '../../../words/format';
import { turned, type Convention } from '../../shared/convention';
import { runsOf } from './draft';

/** @param several whether the contender has more than one layer, or reads both ways, so that the place has to be said */
export function chipText(
  cell: CellName,
  each: Operation,
  several: boolean,
  convention: Convention,
  t: Translate,
): string {
  const parts = [said(cell, each, convention, t)];
  if ('steps' in each && each.steps !== 'all') parts.push(stepsOf(each.steps, t));
  if (several) parts.push(t('surgery.layer', { layer: each.layer + 1 }));
  if (each.direction === 'backward') parts.push(t('lab.readsBackward'));
  return parts.join(t('places.listSeparator'));
}

function said(cell: CellName, each: Operation, convention: Convention, t: Translate): string {
  const units = unitsOf(each.units, t);
  switch (each.kind) {
    case 'clamp':
      return t('surgery.chips.clamp', {
        gate: each.gate,
        units,
        value: exact(turned(cell, each.gate, each.value, convention)),
      });
    case 'silence':
      return t('surgery.chips.silence', { units });
    case 'state':
      return t(`surgery.chips.${each.action}`, { state: each.state, units, value: exact(each.value) });
  }
}

/** Numbers and ranges that a chip has room for. */
const LISTED = 4;

function unitsOf(units: Operation['units'], t: Translate): string {
  if (units === 'all') return t('surgery.allUnits');
  // Two neighbours are two numbers, three are a range.
  const names = runsOf(units).flatMap(([first, last]): string[] => {
    if (last - first >= 2) return [`${first + 1}–${last + 1}`];
    return first === last ? [`${first + 1}`] : [`${first + 1}`, `${last + 1}`];
  });
  const list = names.slice(0, LISTED).join(t('places.listSeparator'));
  if (units.length === 1) return t('surgery.oneUnit', { list });
  return t('surgery.someUnits', { list: names.length > LISTED ? `${list} …` : list });
}

const stepsOf = ({ from, to }: { readonly from: number; readonly to: number }, t: Translate): string =>
  from === to ? t('surgery.oneStep', { step: from + 1 }) : t('surgery.someSteps', { from: from + 1, to: to + 1 });

/** The interventions with their places in the list. */
export const numbered = (interventions: readonly Intervention[]) =>
  interventions.map((each, index) => ({ each, index }));
