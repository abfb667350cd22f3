/** The rows of a sheet, as its XML arrives: values only, formulas by their stored value, dates as ISO writes them. */
import { ofSpreadsheetDay } from '../parsing/dates';
import type { FileRecord } from '../parsing/records';
import type { NumberMeaning } from './styles';
import { attribute, elements, textOf, unescaped, withoutPrefixes } from './xml';

/** A row is never longer, in characters. */
const LONGEST_ROW = 4_000_000;
/** The end of a row with its prefix, in characters. */
const LONGEST_TAG = 40;
/** Columns that a sheet can have. */
const MOST_COLUMNS = 16_384;
/** Days between the two systems of dates. */
const DAYS_FROM_1904 = 1462;

/** What cells refer to. */
export interface SheetContext {
  readonly strings: readonly string[];
  readonly meanings: readonly NumberMeaning[];
  /** Whether days are counted from 1904. */
  readonly from1904: boolean;
}

export class SheetReader {
  private rest = '';
  private last = 0;
  private prefixed: boolean | null = null;

  /** @param spend told how many cells were put in where a row leaves some out, so that they can be limited */
  constructor(
    private readonly context: SheetContext,
    private readonly spend: (cells: number) => void,
  ) {}

  /** Whether the rows have come to their end; what follows them says how they look. */
  ended = false;

  /** The rows that this piece completes; null where a row has no end. */
  push(piece: string): FileRecord[] | null {
    if (this.ended) return [];
    // A tag may be cut in two.
    const from = Math.max(0, this.rest.length - LONGEST_TAG);
    this.rest += piece;
    this.ended = /<\/(?:\w+:)?sheetData>/.test(this.rest.slice(from));
    if (this.rest.indexOf('row', from) < 0) return this.rest.length > LONGEST_ROW ? null : [];
    // The first tag that may have a prefix is that of the sheet.
    this.prefixed ??= /<\w+:(?:worksheet|sheetData)[\s>]/.test(this.rest)
      ? true
      : this.rest.includes('<sheetData')
        ? false
        : null;
    const end =
      this.prefixed === true ? lastRow(this.rest) : Math.max(endAfter(this.rest, '</row>'), lastStart(this.rest));
    if (end <= 0) return this.rest.length > LONGEST_ROW ? null : [];
    const whole = this.rest.slice(0, end);
    this.rest = this.rest.slice(end);
    const rows: FileRecord[] = [];
    for (const { attributes, content } of elements(this.prefixed === true ? withoutPrefixes(whole) : whole, 'row')) {
      const line = Number(attribute(attributes, 'r') ?? this.last + 1);
      this.last = Number.isInteger(line) && line > this.last ? line : this.last + 1;
      const cells = this.cellsOf(content);
      if (cells.length > 0) rows.push({ cells, line: this.last });
    }
    return rows;
  }

  private cellsOf(row: string): string[] {
    const cells: string[] = [];
    let next = 0;
    for (const { attributes, content } of elements(row, 'c')) {
      const place = columnOf(attribute(attributes, 'r')) ?? next;
      next = place + 1;
      if (place >= MOST_COLUMNS) continue;
      const value = this.valueOf(attributes, content);
      // Cells that only look like something say nothing of how long a row is.
      if (value === '' && place >= cells.length) continue;
      if (place > cells.length) this.spend(place - cells.length);
      while (cells.length < place) cells.push('');
      cells[place] = value;
    }
    return cells;
  }

  private valueOf(attributes: string, content: string): string {
    const type = attribute(attributes, 't') ?? 'n';
    if (type === 'inlineStr') return textOf(content);
    const [value] = elements(content, 'v');
    if (value === undefined) return '';
    const text = unescaped(value.content).trim();
    switch (type) {
      case 's':
        return this.context.strings[Number(text)] ?? '';
      case 'b':
        return text === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return text.replace('T', ' ').replace(/\.000$/, '');
      case 'n':
        return this.numberText(text, Number(attribute(attributes, 's') ?? 0));
      // Formulas' text, and errors such as #N/A.
      default:
        return unescaped(value.content);
    }
  }

  private numberText(text: string, style: number): string {
    const { meanings, from1904 } = this.context;
    const meaning = meanings[style] ?? 'number';
    const value = Number(text);
    if (meaning === 'number' || !Number.isFinite(value) || text === '') return text;
    if (meaning === 'duration') return clockText(value);
    if (value >= 0 && value < 1 && !from1904) return clockText(value);
    return momentText(ofSpreadsheetDay(value + (from1904 ? DAYS_FROM_1904 : 0)));
  }
}

/** "2024-05-08", or with a time of day where it has one, to the second. */
function momentText(time: number): string {
  const rounded = new Date(Math.round(time / 1000) * 1000);
  if (Number.isNaN(rounded.getTime())) return '';
  return rounded
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ')
    .replace(/ 00:00:00$/, '');
}

/** Days as hours, minutes and seconds: "26:40:00". */
function clockText(days: number): string {
  const seconds = Math.round(days * 86_400);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** "B12" is the column 1; null where the reference is missing or none. */
function columnOf(reference: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const endAfter = (text: string, tag: string): number => {
  const at = text.lastIndexOf(tag);
  return at < 0 ? -1 : at + tag.length;
};

/** Where the last row begins: those before it are complete, also ones without cells, which have no end tag. */
const lastStart = (text: string): number => Math.max(text.lastIndexOf('<row '), text.lastIndexOf('<row>'));

/** The same of rows with a prefix: where the last one begins, or behind its end. */
function lastRow(text: string): number {
  let end = -1;
  for (const { index, 0: tag } of text.matchAll(/<\/?\w+:row[\s/>]/g))
    end = tag[1] === '/' ? index + tag.length : index;
  return end;
}
