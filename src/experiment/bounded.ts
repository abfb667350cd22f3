/** Lists, tables of names and texts as schema, each with the most that it may hold. */
import * as v from 'valibot';

/** Longest name of a column, in characters; the page itself cuts those of a file at 80 and may number them. */
const LONGEST_COLUMN = 100;

export const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));

/** The name of a column of a table. */
export const columnName = text(LONGEST_COLUMN);

/** What an entry of a table is called. */
const tableKey = text(100);

/** A list of at most `most`. The length is checked first: of a list that is too long no item is looked at. */
export const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  lengthFirst(v.pipe(v.array(item), v.maxLength(most)), v.pipe(v.array(v.any()), v.maxLength(most)));

/** An object of at most `most` entries whose names are data; they are counted first as well. */
export const table = <Value extends v.GenericSchema, Name extends v.GenericSchema<string, string> = typeof tableKey>(
  value: Value,
  most: number,
  name?: Name,
) =>
  lengthFirst(
    v.pipe(v.record((name ?? tableKey) as Name, value), v.maxEntries(most)),
    v.pipe(v.record(v.string(), v.any()), v.maxEntries(most)),
  );

/** The schema; what the quick one finds is all that is said. */
function lengthFirst<Schema extends v.GenericSchema>(schema: Schema, quick: v.GenericSchema): Schema {
  const run: Schema['~run'] = ({ value }, config) => {
    const counted = quick['~run']({ value }, config);
    return counted.issues ? { ...counted, typed: false } : schema['~run']({ value }, config);
  };
  return { ...schema, '~run': run };
}
