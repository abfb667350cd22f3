/** What is chosen in the weights. */

/** The weights, or how they differ from those before training. */
export type Shown = 'now' | 'change';

interface WeightChoices {
  readonly shown: Shown;
}

export const FIRST_CHOICES: WeightChoices = { shown: 'now' };
