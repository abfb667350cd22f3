/** Reads a file as pieces of text arrive: recognises it by its beginning, then takes row after row into columns. */
import { FILE_LIMITS } from '../../experiment/files';
import { bad, problem, type Problem } from '../../experiment/problem';
import type { Encoding, FileSource } from '../../experiment/sources/file';
import { assemble, type ParsedFile } from './assemble';
import { DateColumn, Grown, NumberColumn, place, shown } from './columns';
import { Findings } from './findings';
import { recognise, SAMPLE, type Recognised } from './recognise';
import { asColumn } from './oneLine';
import { LONGEST_LINE, Records, type Broken, type FileRecord } from './records';

export class FileParser {
  /** Rows taken so far. */
  rows = 0;
  private text = '';
  private recognised: Recognised | null = null;
  private records: Records | null = null;
  private readonly problems = new Findings();
  private readonly lines = new Grown();
  private numbers: (NumberColumn | null)[] = [];
  private dates: DateColumn | null = null;
  private expected = 0;
  private headerSeen = false;
  private seen = 0;
  private skipped = 0;

  constructor(
    private readonly source: FileSource,
    private readonly encoding: Encoding,
  ) {}

  /** Takes the next piece of text; false once it makes no sense to read on. */
  push(piece: string): boolean {
    if (this.records !== null) {
      this.take(piece, false);
    } else {
      this.text += piece;
      const oneLine = this.text.length < LONGEST_LINE && !/[\r\n]/.test(this.text);
      if (this.text.length >= SAMPLE && !oneLine && !this.quoteOpen()) this.begin(false);
    }
    return !this.stopped;
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
    const { recognised, records } = this;
    if (recognised === null || records === null) {
      return { table: bad(...(this.problems.some ? this.problems.list() : [problem('', 'fileEmpty')])), report: null };
    }
    const dates = this.dates?.result() ?? null;
    if (dates?.wrong) this.problems.add(dates.wrong, dates.failures - 1);
    if (!this.problems.some && this.rows === 0)
      this.problems.add(problem('', 'fileHeaderOnly', { names: recognised.names.length }));
    return assemble({
      recognised,
      encoding: this.encoding,
      everyNth: this.source.everyNth,
      oneLine: this.oneLine,
      chosen: new Set(this.source.types.map(({ column }) => column)),
      numbers: this.numbers,
      dates: this.dates,
      times: dates,
      lines: this.lines.all(),
      skipped: this.skipped + records.empty,
      problems: this.problems.list(),
    });
  }

  private stopped = false;
  /** Numbers of the one line that was read as a column; 0 where there are lines. */
  private oneLine = 0;

  private begin(whole: boolean): void {
    const column = whole ? asColumn(this.text, this.source) : null;
    if (column !== null) {
      this.text = column.text;
      this.oneLine = column.count;
    }
    const found = recognise(this.text, whole, this.source);
    this.recognised = found;
    this.records = new Records(found?.delimiter ?? null);
    if (found !== null) this.columnsFor(found);
    else this.unrecognised(whole);
    const text = this.text;
    this.text = '';
    this.take(text, false);
  }

  /** There is no first record: where a cell or a line of the beginning is to blame, that is said. */
  private unrecognised(whole: boolean): void {
    const { delimiter } = this.source;
    const { broken } = new Records(delimiter === 'auto' ? 'comma' : delimiter).push(this.text, whole);
    if (broken !== null) this.stop(brokenProblem(broken));
  }

  private columnsFor(found: Recognised): void {
    const { names, types, forms, time, decimal, affixes } = found;
    this.expected = found.headerCells;
    if (names.length > FILE_LIMITS.columns) {
      this.stop(problem('line 1', 'fileTooManyColumns', { count: names.length, max: FILE_LIMITS.columns }));
      return;
    }
    if (found.header && found.rowCells !== found.headerCells && found.rows.length > 0) {
      const values = { header: found.headerCells, rows: found.rowCells };
      this.stop(problem(place(found.rows[0]!.line), 'fileHeaderDiffers', values));
      return;
    }
    this.numbers = names.map((name, k) =>
      types[k] === 'number' ? new NumberColumn(name, k + 1, decimal, affixes[k]) : null,
    );
    if (time >= 0)
      this.dates = new DateColumn(names[time]!, time + 1, forms[time] ?? 'yearMonthDay', this.source.dates);
    if (this.numbers.every((column) => column === null)) {
      this.stop(problem('', 'fileNoNumbers', { sample: shown(found.rows[0]?.cells.join(' ') ?? names.join(' ')) }));
    }
  }

  private stop(found: Problem): void {
    this.problems.add(found);
    this.stopped = true;
  }

  private take(piece: string, last: boolean): void {
    if (this.records === null || this.recognised === null || this.stopped) return;
    const { records, broken } = this.records.push(piece, last);
    for (const record of records) {
      if (!this.headerSeen && this.recognised.header) this.headerSeen = true;
      else this.row(record);
      if (this.stopped) return;
    }
    if (broken !== null) this.stop(brokenProblem(broken));
  }

  private row({ cells, line }: FileRecord): void {
    if (this.seen++ % this.source.everyNth !== 0 || cells.every((cell) => cell === '')) {
      this.skipped++;
      return;
    }
    if (cells.length !== this.expected && !isPadded(cells, this.expected)) {
      this.problems.add(problem(place(line), 'csvRowLength', { found: cells.length, expected: this.expected }));
      return;
    }
    const most = Math.min(FILE_LIMITS.rows, Math.floor(FILE_LIMITS.cells / this.expected));
    if (this.rows >= most) {
      this.stop(problem('', 'fileTooManyRows', { max: most }));
      return;
    }
    this.rows++;
    this.lines.push(line);
    this.dates?.add(cells[this.recognised!.time]!, line);
    for (let k = 0; k < this.numbers.length; k++) {
      const wrong = this.numbers[k]?.add(cells[k]!, line);
      if (wrong) this.problems.add(wrong);
    }
  }
}

const brokenProblem = ({ code, line, column }: Broken): Problem =>
  problem(place(line, column), code, code === 'csvQuotes' ? {} : { max: LONGEST_LINE });

/** Spreadsheets write empty cells behind the last one. */
const isPadded = (cells: readonly string[], expected: number): boolean =>
  cells.length > expected && cells.slice(expected).every((cell) => cell.trim() === '');
