/** What is chosen in the state space. */
import type { StateName } from '../../../../experiment/cells';
import type { Colouring } from './colouring';
import type { Count } from './sequences';

export interface SpaceChoices {
  /** Where the cell has it; else h. */
  readonly state: StateName;
  readonly count: Count;
  readonly colouring: Colouring;
}

export const FIRST_CHOICES: SpaceChoices = { state: 'h', count: 8, colouring: 'time' };
