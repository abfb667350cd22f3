/** What "Add contender" offers: a network to compare with, never a copy of one that is there. */
import { fieldActs } from './cells';
import type { ContenderSpec } from './schema';

type Offer = Pick<ContenderSpec, 'cell'> & Partial<Pick<ContenderSpec, 'resetAfter' | 'layers'>>;

/** In the order in which they teach something: no gates, the other GRU, more depth; the plain ones last. */
const OFFERS: readonly Offer[] = [
  { cell: 'simpleRnn' },
  { cell: 'gru', resetAfter: false },
  { cell: 'lstm', layers: 2 },
  { cell: 'lstm' },
  { cell: 'gru' },
];

/** The first offer that is not there yet, as large as the last contender. Needs at most four contenders. */
export function nextContender(contenders: readonly ContenderSpec[]): Offer & Pick<ContenderSpec, 'units'> {
  const offer = OFFERS.find((each) => !contenders.some((contender) => isLike(contender, each))) ?? OFFERS[0]!;
  return { ...offer, units: contenders.at(-1)!.units };
}

function isLike(contender: ContenderSpec, { cell, resetAfter = true, layers = 1 }: Offer): boolean {
  return (
    contender.cell === cell &&
    contender.layers === layers &&
    (!fieldActs(contender, 'resetAfter') || contender.resetAfter === resetAfter)
  );
}
