/** The page's example of the adding problem against its paper: Hochreiter & Schmidhuber (1997), experiment 4, Table 7. */
import { EXAMPLES } from '../src/experiment/examples';

/** Of Table 7 for T = 100: training sequences, and wrong ones among 2,560 fresh ones. */
const SEQUENCES = 74_000;
const WRONG = 1;

const example = EXAMPLES.find(({ id }) => id === 'adding100');
if (example?.spec.data.source.kind !== 'adding') throw new Error('the example of the adding problem is not there');
const { spec } = example;
const { lag, sequencesPerEpoch, heldOutSequences } = example.spec.data.source;

/** The example, on the backend that the finding is shown on. */
export const ADDING = { ...spec, training: { ...spec.training, backend: 'simd' } };

/**
 * What the command line prints of a contender in the end, against the paper.
 *
 * @param {{ contender: string, epochs: number, test: { accuracy?: number } }} final
 * @returns {{ holds: boolean, sentence: string }}
 */
export function verdictOf({ contender, epochs, test }) {
  const { cell } = spec.contenders['ABCD'.indexOf(contender)];
  const sequences = epochs * sequencesPerEpoch;
  const wrong = Math.round((1 - (test.accuracy ?? NaN)) * heldOutSequences);
  const holds = sequences <= SEQUENCES && wrong <= WRONG;
  const found = `${wrong} of ${heldOutSequences} wrong after ${sequences} sequences`;
  const judged = `the paper has ${WRONG} after ${SEQUENCES}: ${holds ? 'holds' : 'does NOT hold'}`;
  return { holds, sentence: `adding problem, lag ${lag}, ${cell}: ${found}; ${judged}` };
}
