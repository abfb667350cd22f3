/** Reads a text as its pieces arrive: cuts it into rows by its beginning, and hands these to the table. */
import type { FileNote } from '../../experiment/files';
import { problem, type Problem } from '../../experiment/problem';
import type { Encoding, FileSettings } from '../../experiment/sources/file';
import type { ParsedFile } from './assemble';
import { place } from './columns';
import { layoutOf } from './layout';
import { asColumn } from './oneLine';
import { isProse } from './prose';
import { SAMPLE_ROWS } from './recognise';
import { LONGEST_LINE, Records, type Broken } from './records';
import { TableParser } from './tableParser';

/** Characters of the sample; the rows within it decide. Of longer lines the sample has the first ones whole. */
const SAMPLE = 65_536;
const LEAST_LINES = 4;

export class FileParser {
  private text = '';
  private table: TableParser | null = null;
  private records: Records | null = null;
  private beginProblem: Problem | null = null;

  constructor(
    private readonly source: FileSettings,
    private readonly encoding: Encoding,
  ) {}

  /** Rows taken so far. */
  get rows(): number {
    return this.table?.rows ?? 0;
  }

  /** Takes the next piece of text; false once it makes no sense to read on. */
  push(piece: string): boolean {
    if (this.records !== null) {
      this.take(piece, false);
    } else {
      this.text += piece;
      if (this.text.length >= SAMPLE && this.linesSuffice() && !this.quoteOpen()) this.begin(false);
    }
    return this.table?.stopped !== true && this.beginProblem === null;
  }

  /** Whether the first lines are there, or longer than they may be. */
  private linesSuffice(): boolean {
    if (this.text.length > LONGEST_LINE * LEAST_LINES) return true;
    const first = this.text.slice(0, LONGEST_LINE);
    const lines = this.text.split(/\r\n?|\n/, LEAST_LINES + 1).length - 1;
    return lines >= LEAST_LINES || (this.text.length > LONGEST_LINE && !/[\r\n]/.test(first));
  }

  /** Whether the beginning ends within a first cell in quotes, which may go on until it is too long. */
  private quoteOpen(): boolean {
    if (this.text.length > LONGEST_LINE || !this.text.trimStart().startsWith('"')) return false;
    return !/" *[\r\n\t,;|]/.test(this.text.trimStart().slice(1));
  }

  /** The end of the file: the table, or the problems in the order of their lines. */
  finish(): ParsedFile {
    if (this.records === null) this.begin(true);
    this.take('', true);
    if (this.table === null || this.beginProblem !== null) {
      const found = this.beginProblem ?? problem('', 'fileEmpty');
      return { table: { ok: false, problems: [found] }, report: null };
    }
    return this.table.finish(this.records?.empty ?? 0);
  }

  private begin(whole: boolean): void {
    const notes: FileNote[] = [];
    const column = whole ? asColumn(this.text, this.source) : null;
    if (column !== null) {
      this.text = column.text;
      notes.push({ code: 'oneLine', values: { count: column.count } });
    }
    const text = withLineFeeds(this.text, whole);
    this.text = '';
    const layout = layoutOf(sampleOf(text, whole), this.source);
    const { delimiter, comment, left, line, offset } = layout;
    const rest = text.slice(offset);
    this.records = new Records(delimiter, layout, line);
    const { records } = new Records(delimiter, layout, line).push(sampleOf(rest, whole), true);
    const prose = isProse(sampleOf(text, whole));
    const facts = { delimiter, encoding: this.encoding, comment, left, notes, prose, sheets: [], sheet: null };
    const table = new TableParser(this.source, facts);
    // Where there is no first row, or none that ends, a cell or a line of the beginning may be to blame: that is said.
    const begun = !/\n/.test(rest.slice(0, LONGEST_LINE + 1)) && !whole ? null : records.slice(0, SAMPLE_ROWS);
    if (begun !== null && table.begin(begun)) this.table = table;
    else {
      const { broken } = new Records(delimiter ?? 'comma', layout, line).push(rest, whole);
      if (broken !== null) this.beginProblem = brokenProblem(broken);
    }
    this.take(rest, false);
  }

  private take(piece: string, last: boolean): void {
    const { records, table } = this;
    if (records === null || table === null || table.stopped) return;
    const { records: rows, broken } = records.push(piece, last);
    for (const row of rows) {
      table.row(row);
      if (table.stopped) return;
    }
    if (broken !== null) table.stop(brokenProblem(broken));
  }
}

/** Line ends of one kind; a carriage return at the end may be half of one. */
function withLineFeeds(text: string, whole: boolean): string {
  const held = !whole && text.endsWith('\r') ? '\r' : '';
  return text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n') + held;
}

/** Whole lines only, where more is to come. */
function sampleOf(text: string, whole: boolean): string {
  if (whole && text.length <= SAMPLE) return text;
  let [end, lines] = [-1, 0];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', end + 1)) {
    if (next > SAMPLE && lines >= LEAST_LINES) break;
    end = next;
    lines++;
  }
  // A file of few lines ends without a line feed.
  if (whole && lines < LEAST_LINES && text.length <= LONGEST_LINE * LEAST_LINES) return text;
  return end >= 0 ? text.slice(0, end + 1) : text.slice(0, SAMPLE);
}

const brokenProblem = ({ code, line, column }: Broken): Problem =>
  problem(place(line, column), code, code === 'csvQuotes' ? {} : { max: LONGEST_LINE });
