/** Columns of words as inputs: one a word, 1 in the rows that hold it. */
import { FILE_LIMITS } from '../../experiment/files';
import { bad, good, problem, type Problem, type Result } from '../../experiment/problem';
import type { PreparationSpec } from '../../experiment/schema';
import type { Table, TextColumn } from '../../experiment/sequences';
import type { Rows } from '../split';
import type { Feature } from './feature';

/** Of a column so many words get an input of their own; all others share one. */
export const MOST_WORDS = 20;

/**
 * The inputs of the columns that are named. Of each the words that are most frequent in the training rows, the one that
 * comes first before others as frequent; one input more for all other words, where the training rows hold such. In a row
 * whose cell is missing, or holds a word that was never trained on, all of them are 0.
 *
 * Problems: `unknownTextColumn` {name, options}, `noTextColumn` {name} where the table has none at all, `duplicateColumn`
 * {name}, `wordsTooMany` {inputs, rows, max} where the inputs would have more numbers than a file may have cells.
 *
 * @param inTable the row of the table that a row left is
 * @param training rows left
 */
export function wordFeatures(
  { words: names }: Pick<PreparationSpec['features'], 'words'>,
  table: Table,
  inTable: (row: number) => number,
  training: Rows,
): Result<Feature[]> {
  const texts = table.texts ?? [];
  const problems = names.flatMap((name, k) => nameProblems(name, k, names, texts));
  if (problems.length > 0) return bad(...problems);
  const features = names.flatMap((name) => {
    const text = texts.find((each) => each.name === name)!;
    return featuresOf(text, frequent(text, inTable, training), inTable);
  });
  if (features.length * table.rows > FILE_LIMITS.cells) {
    const values = { inputs: features.length, rows: table.rows, max: FILE_LIMITS.cells };
    return bad(problem('preparation.features.words', 'wordsTooMany', values));
  }
  return good(features);
}

function nameProblems(name: string, k: number, names: readonly string[], texts: readonly TextColumn[]): Problem[] {
  const path = `preparation.features.words.${k}`;
  if (names.indexOf(name) < k) return [problem(path, 'duplicateColumn', { name })];
  if (texts.some((text) => text.name === name)) return [];
  const options = texts.map((text) => text.name).join(', ');
  return [
    options === '' ? problem(path, 'noTextColumn', { name }) : problem(path, 'unknownTextColumn', { name, options }),
  ];
}

/** The numbers of the words in the training rows, the most frequent first; of those as frequent, the one seen first. */
function frequent({ codes }: TextColumn, inTable: (row: number) => number, { begin, end }: Rows): number[] {
  // In the order in which they are seen, which does not depend on later rows as their numbers do.
  const counts = new Map<number, number>();
  for (let row = begin; row < end; row++) {
    const code = codes[inTable(row)]!;
    if (code >= 0) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([code]) => code);
}

function featuresOf({ name, codes, words }: TextColumn, all: number[], inTable: (row: number) => number): Feature[] {
  const own = all.slice(0, MOST_WORDS);
  const rest = new Set(all.slice(MOST_WORDS));
  const feature = (label: string, holds: (code: number) => boolean): Feature => ({
    name: `${name} ${label}`,
    reach: 0,
    scaled: false,
    unknownAhead: name,
    at: (row) => (holds(codes[inTable(row)] ?? -1) ? 1 : 0),
  });
  return [
    ...own.map((word) => feature(`= ${words[word]!}`, (code) => code === word)),
    ...(rest.size === 0 ? [] : [feature('other', (code) => code >= 0 && !own.includes(code))]),
  ];
}
