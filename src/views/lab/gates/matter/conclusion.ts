/** What follows from a loss for the gate that was taken away. */
import type { Change } from './change';

export type Conclusion = 'worse' | 'same' | 'lower';

const CONCLUSIONS: Readonly<Record<Change['kind'], Conclusion | null>> = {
  times: 'worse',
  higher: 'worse',
  fromZero: 'worse',
  same: 'same',
  lower: 'lower',
  // A network that has run away says nothing about the gate's use.
  broken: null,
};

export const conclusionOf = ({ kind }: Change): Conclusion | null => CONCLUSIONS[kind];
