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

  constructor(private readonly context: SheetContext) {}

  /** The rows that this piece completes; null where a row has no end. */
  push(piece: string): FileRecord[] | null {
    // A tag may be cut in two.
    const from = Math.max(0, this.rest.length - LONGEST_TAG);
    this.rest += piece;
    if (this.rest.indexOf('row>', from) < 0) return this.rest.length > LONGEST_ROW ? null : [];
    // The first tag that may have a prefix is that of the sheet.
    this.prefixed ??= /<\w+:(?:worksheet|sheetData)[\s>]/.test(this.rest)
      ? true
      : this.rest.includes('<sheetData')
        ? false
        : null;
    const end = this.prefixed === true ? lastEnd(this.rest, /<\/\w+:row>/g) : endAfter(this.rest, '</row>');
    if (end < 0) return this.rest.length > LONGEST_ROW ? null : [];
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
    for (const { attributes, content } of elements(row, 'c')) {
      const place = columnOf(attribute(attributes, 'r')) ?? cells.length;
      if (place >= MOST_COLUMNS) continue;
      while (cells.length < place) cells.push('');
      cells[place] = this.valueOf(attributes, content);
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

function lastEnd(text: string, tag: RegExp): number {
  let end = -1;
  for (const found of text.matchAll(tag)) end = found.index + found[0].length;
  return end;
}
