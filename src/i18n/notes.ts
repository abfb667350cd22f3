/** Notes on a file in words. */
import type { Translate } from './words';

/** A note as reading reports it (`FileNote` of the experiment room). */
interface ListedNote {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A note in words; names of encodings and orders in the page's language. */
export function noteSentence({ code, values }: ListedNote, t: Translate): string {
  const loose = t as unknown as (key: string, values: object) => string;
  const { order, encoding } = values;
  return loose(`notes.${code}`, {
    ...values,
    ...(order === undefined ? {} : { order: loose(`own.orders.${order}`, {}) }),
    ...(encoding === undefined ? {} : { encoding: loose(`own.encodings.${encoding}`, {}) }),
  });
}
