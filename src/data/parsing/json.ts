/** JSON as rows of cells: lists of numbers, of rows, of records; columns by their names; and what services wrap around these. */
import { isFieldName, ownValue, parseJson, type Limits } from '../../experiment/document';
import { bad, good, problem, type Result } from '../../experiment/problem';

/** How large a JSON file may be: no deeper than any table needs, no more values than a table may have cells. */
export const JSON_LIMITS: Limits = { length: 100_000_000, depth: 12, values: 40_000_000 };

/** Rows as they stand in a JSON file. */
export interface JsonRows {
  /** Names of the columns; null: none are given. */
  readonly names: readonly string[] | null;
  /** How many rows there are, and each of them by its number: records with different names have far fewer values than cells. */
  readonly count: number;
  readonly row: (number: number) => readonly unknown[];
  /** Whether the file was one list of values. */
  readonly list: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Records whose names are looked at; a later record has no other ones. */
const NAMED_BY = 1000;
/** Names of columns, at most; more are refused as too many columns later. */
const MOST_NAMES = 20_000;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** The rows of a JSON text. Problems: those of `parseJson`, and `fileJsonShape` {} where there is no table in it. */
export function jsonRows(text: string): Result<JsonRows> {
  const parsed = parseJson(text, JSON_LIMITS);
  if (!parsed.ok) return parsed;
  const found = rowsIn(parsed.value, 0);
  return found === null ? bad(problem('', 'fileJsonShape')) : good(found);
}

/** Lists and objects inside one another in which a table is looked for. */
const DEEPEST = 4;

function rowsIn(value: unknown, depth: number): JsonRows | null {
  if (isList(value)) return rowsOfList(value);
  if (!isObject(value) || depth > DEEPEST) return null;
  return splitTable(value) ?? columnTable(value) ?? keyedRecords(value) ?? wrapped(value, depth);
}

/** [1, 2, …], [[…], […]] or [{…}, {…}]; null where the list is empty or mixed. */
function rowsOfList(list: readonly unknown[]): JsonRows | null {
  if (list.length === 0) return null;
  const count = list.length;
  if (list.every(isObject)) return { ...rowsOfRecords(list), count, list: false };
  if (list.every(isList)) return { names: null, count, row: (k) => list[k]!, list: false };
  if (list.some((each) => typeof each === 'object' && each !== null)) return null;
  return { names: null, count, row: (k) => [list[k]], list: true };
}

/** Records as rows; a record inside a record gives names such as "main.temp". */
function rowsOfRecords(records: readonly Fields[]): { names: readonly string[]; row: JsonRows['row'] } {
  const paths = new Map<string, readonly string[]>();
  for (const record of records.slice(0, NAMED_BY)) {
    for (const [key, value] of Object.entries(record)) {
      if (paths.size >= MOST_NAMES) break;
      if (isObject(value)) for (const inner of Object.keys(value)) paths.set(`${key}.${inner}`, [key, inner]);
      else paths.set(key, [key]);
    }
  }
  const all = [...paths.values()];
  return { names: [...paths.keys()], row: (k) => all.map((path) => path.reduce<unknown>(ownValue, records[k])) };
}

/** {"columns": […], "data": [[…], …]}, with "index" beside them, as pandas writes it. */
function splitTable(value: Fields): JsonRows | null {
  const [columns, data, index] = ['columns', 'data', 'index'].map((key) => ownValue(value, key));
  if (!isList(columns) || !isList(data) || !data.every(isList)) return null;
  const names = columns.map(String);
  const count = data.length;
  if (!isList(index) || index.length !== count) return { names, count, row: (k) => data[k]!, list: false };
  return { names: ['index', ...names], count, row: (k) => [index[k], ...data[k]!], list: false };
}

/** {"time": […], "value": […]}: lists of one length. */
function columnTable(value: Fields): JsonRows | null {
  const lists = Object.entries(value).filter((entry): entry is [string, readonly unknown[]] => isPlainList(entry[1]));
  const count = lists.reduce((most, [, list]) => Math.max(most, list.length), 0);
  const columns = lists.filter(([, list]) => list.length === count);
  if (count < 2 || (columns.length < 2 && Object.keys(value).length > 1)) return null;
  return {
    names: columns.map(([name]) => name),
    count,
    row: (k) => columns.map(([, list]) => list[k]),
    list: false,
  };
}

const isPlainList = (value: unknown): boolean =>
  isList(value) && value.length > 0 && !value.some((each) => typeof each === 'object' && each !== null);

/** {"2024-01-01": {…}, …}: records by what names them; or {"a": {"0": 1, …}, …}: columns by the names of their rows. */
function keyedRecords(value: Fields): JsonRows | null {
  const entries = Object.entries(value);
  const inner = entries.map(([, each]) => each);
  if (entries.length === 0 || !inner.every(isObject)) return null;
  const keys = inner.map((each) => Object.keys(each));
  const [first = []] = keys;
  if (first.length === 0 || !keys.every((each) => each.length === first.length && each[0] === first[0])) return null;
  // The longer way is that of the rows.
  if (entries.length >= first.length) {
    const { names, row } = rowsOfRecords(inner);
    const count = entries.length;
    return { names: ['index', ...names], count, row: (k) => [entries[k]![0], ...row(k)], list: false };
  }
  const row = (k: number) => [first[k], ...inner.map((column) => ownValue(column, first[k]!))];
  return { names: ['index', ...entries.map(([name]) => name)], count: first.length, row, list: false };
}

/** What stands around the longest table: {"meta": …, "data": […]}. */
function wrapped(value: Fields, depth: number): JsonRows | null {
  const tables = Object.values(value).flatMap((each) => rowsIn(each, depth + 1) ?? []);
  return tables.reduce<JsonRows | null>((a, b) => (a === null || b.count > a.count ? b : a), null);
}

/** A value as the text of a cell: nothing where there is none, or where it is a list or an object. */
export function cellOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return '';
  }
}

/** One line of a file of one record a line; null where the text is not JSON, or not a record or a row. */
export function jsonLine(text: string): Fields | readonly unknown[] | null {
  const parsed = parseJson(text, { length: 1_000_000, depth: JSON_LIMITS.depth, values: 100_000 });
  if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null) return null;
  if (isList(parsed.value)) return parsed.value;
  const record = parsed.value as Fields;
  return Object.keys(record).every(isFieldName) ? record : null;
}

/** Records of a file of one a line as rows of one table. Problem: `fileJsonLine` at a line that is none of them. */
export function jsonLines(text: string): Result<JsonRows> {
  const values: unknown[] = [];
  let line = 0;
  for (const each of linesOf(text)) {
    line++;
    if (each.trim() === '') continue;
    const value = jsonLine(each);
    if (value === null) return bad(problem(`line ${line}`, 'fileJsonLine'));
    values.push(value);
  }
  const rows = rowsOfList(values);
  return rows === null ? bad(problem('', 'fileJsonShape')) : good(rows);
}

/** The lines of a text one after the other, whatever ends them. */
export function* linesOf(text: string): Generator<string> {
  const even = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  let begin = 0;
  for (let end = even.indexOf('\n'); end >= 0; end = even.indexOf('\n', begin)) {
    yield even.slice(begin, end);
    begin = end + 1;
  }
  yield even.slice(begin);
}
