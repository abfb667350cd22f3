/** What a step fitted or counted, in words and in numbers as the page writes them. */
import type { Fact } from '../../../experiment/sequences';
import type { Translate } from '../../../i18n';
import { compact } from '../../words/format';

/** Values in the user's units; everything else that is a number counts something. */
const MEASURES: ReadonlySet<string> = new Set(['value', 'low', 'high', 'mean', 'deviation', 'intercept', 'slope']);

/** The sentence of a fact. */
export function factText({ code, values }: Fact, t: Translate): string {
  const written = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name === 'rule'
        ? t(`preparation.rules.${value as 'mean'}`)
        : typeof value === 'number' && MEASURES.has(name)
          ? compact(value)
          : value,
    ]),
  );
  // Every code of the data room has its sentence; a test compares the two lists.
  const loose = t as unknown as (key: string, values: object) => string;
  return loose(`preparation.facts.${code}`, written);
}
