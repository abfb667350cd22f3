/** Which cells of a workbook are dates: a number is one where its format says so. */
import { attribute, elements, unescaped, withoutPrefixes } from './xml';

/** How the number of a cell is meant. */
export type NumberMeaning = 'number' | 'date' | 'duration';

/** Formats that are dates or times without a code of their own (ECMA-376, part 1, 18.8.30, with the East Asian ones). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58) || id === 45 || id === 47;
const BUILT_IN_DURATION = 46;

/** The meaning of each cell format (`s` of a cell), from the text of styles.xml. */
export function numberMeanings(styles: string): readonly NumberMeaning[] {
  const xml = withoutPrefixes(styles);
  const codes = new Map<number, string>();
  for (const { attributes } of elements(xml, 'numFmt')) {
    const id = Number(attribute(attributes, 'numFmtId'));
    codes.set(id, attribute(attributes, 'formatCode') ?? '');
  }
  const [formats] = elements(xml, 'cellXfs');
  if (formats === undefined) return [];
  return [...elements(formats.content, 'xf')].map(({ attributes }) => {
    const id = Number(attribute(attributes, 'numFmtId') ?? 0);
    const code = codes.get(id);
    if (code !== undefined) return meaningOf(code);
    if (id === BUILT_IN_DURATION) return 'duration';
    return isBuiltInDate(id) ? 'date' : 'number';
  });
}

/** The meaning of a format code such as "yyyy\-mm\-dd" or "[h]:mm". */
function meaningOf(code: string): NumberMeaning {
  const [first = ''] = unescaped(code).split(';');
  const bare = first.replace(/"[^"]*"|\\./g, '');
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return 'duration';
  const letters = bare.replace(/\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(letters) && !/general/i.test(letters) && !/[0#?]/.test(letters.replace(/\.0+/g, ''))
    ? 'date'
    : 'number';
}
