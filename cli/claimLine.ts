/** The line that says of a claim whether it holds, with what was measured with each seed. */
import { CONTENDER_LETTERS } from '../src/experiment/url';
import type { Claim } from '../src/lessons/lesson';
import type { SeedResult } from './claims';
import type { Checked } from './claimWork';

type Hold = Claim['holds'][number];

/**
 * @param results in the order of the claim's seeds
 * @param stands whether it holds with all of them
 */
export function claimLine(
  lesson: string,
  { says, seeds, holds }: Claim,
  results: readonly Checked[],
  stands: boolean,
): string {
  const broken = results.find((each) => 'broken' in each);
  if (broken !== undefined) return `BROKEN ${lesson}: ${says} (seed ${broken.seed}) ${broken.broken}`;
  const sound = results.filter((each): each is SeedResult => 'measured' in each);
  const measured = holds.map((hold, k) => {
    const values = sound.map((result) => {
      const { value, other, holds: fulfilled } = result.measured[k]!;
      return `${short(other === null ? value : value / other)}${fulfilled ? '' : '!'}`;
    });
    return `${conditionOf(hold)}: ${values.join(', ')}`;
  });
  return `${stands ? 'holds' : 'FAILS'} ${lesson}: ${says} (seeds ${seeds.join(', ')}) ${measured.join('; ')}`;
}

/** "A score rmse / B score rmse ≤ 0.9" */
function conditionOf({ atLeast, atMost, than, ...own }: Hold): string {
  const what = than === undefined ? nameOf(own) : `${nameOf(own)} / ${nameOf(than)}`;
  if (atLeast === undefined) return `${what} ≤ ${atMost}`;
  return atMost === undefined ? `${what} ≥ ${atLeast}` : `${what} ${atLeast} to ${atMost}`;
}

/** "A baseline lastValue rmse" */
const nameOf = ({ contender, measure }: Pick<Hold, 'contender' | 'measure'>): string =>
  [CONTENDER_LETTERS[contender] ?? String(contender), ...Object.entries<unknown>(measure).map(wordOf)].join(' ');

/** A name stands for itself, a number with its field's name. */
const wordOf = ([field, value]: readonly [string, unknown]): string =>
  typeof value === 'string' ? value : `${field} ${JSON.stringify(value)}`;

/** Whole numbers, as of parameters, in full. */
const short = (value: number): string => String(Number.isInteger(value) ? value : Number(value.toPrecision(4)));
