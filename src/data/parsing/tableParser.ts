/** From rows of cells to a table: recognises it by its first rows, then takes row after row into columns. */
import { FILE_LIMITS } from '../../experiment/files';
import { bad, problem, type Problem } from '../../experiment/problem';
import type { FileSettings } from '../../experiment/sources/file';
import { assemble, type ParsedFile } from './assemble';
import { isMissing } from './cells';
import { missingCodesOf, NumberColumn, place, shown, WordColumn } from './columns';
import { freeForm } from './dates';
import type { FileFacts } from './facts';
import { Grown } from './grown';
import { labelColumn } from './labelled';
import type { TakenRow } from './parts';
import { FIRST_SHOWN, LAST_SHOWN } from './picture';
import { recognise, type Recognised } from './recognise';
import type { FileRecord } from './records';
import { TimeColumn } from './timeColumn';
import { TurnedTable } from './turned';
import { UnreadableRows } from './unreadable';

/** Cells of a row of another length that are shown. */
const SHOWN_CELLS = 100;

export class TableParser {
  /** Rows taken so far. */
  rows = 0;
  /** Nothing that comes can change the answer. */
  stopped = false;
  private recognised: Recognised | null = null;
  private readonly unreadable = new UnreadableRows();
  private fatal: Problem | null = null;
  private readonly lines = new Grown();
  private numbers: (NumberColumn | null)[] = [];
  private words: WordColumn[] = [];
  private time: TimeColumn | null = null;
  private turned: TurnedTable | null = null;
  /** The column of the classes where the rows are labelled sequences; null: they are not. */
  private labels: number | null = null;
  private readonly leaveOut: ReadonlySet<number>;
  private leftOut: { count: number; line: number } | null = null;
  /** The first rows that were taken, and of the others the last ones, by the remainder of their numbers. */
  private readonly beginning: TakenRow[] = [];
  private readonly ending: TakenRow[] = [];
  private firstLine = 0;
  private expected = 0;
  private seen = 0;
  private skipped = 0;

  constructor(
    private readonly source: FileSettings,
    private readonly facts: FileFacts,
  ) {
    this.leaveOut = new Set(source.leaveOut);
  }

  /** Recognises the table by its first rows, which are taken again with all others; false where there is none. */
  begin(first: readonly FileRecord[]): boolean {
    const found = recognise(
      first.filter((record) => this.isRow(record)),
      this.facts.delimiter,
      this.source,
    );
    if (found === null) return false;
    this.recognised = found;
    const { most, names, types, extent, decimal, affixes, durations, readings } = found;
    this.expected = extent.headerCells;
    this.firstLine = extent.body[0]?.line ?? Infinity;
    if (this.expected > most) {
      const headed = extent.header[0] ?? extent.body[0]!;
      this.stop(problem(place(headed.line), 'fileTooManyColumns', { count: this.expected, max: most }));
      return true;
    }
    if (this.facts.prose && types.every((type, k) => type !== 'number' || extent.body.every(isEmptyAt(k)))) {
      this.stop(problem('', 'fileRunningText', { sample: shown(first[0]!.cells.join(' ')) }));
      return true;
    }
    if (extent.header.length > 0 && extent.rowCells !== extent.headerCells && extent.body.length > 0) {
      const values = { header: extent.headerCells, rows: extent.rowCells };
      this.stop(problem(place(extent.body[0]!.line), 'fileHeaderDiffers', values));
      return true;
    }
    if (extent.wide !== null || this.source.turned === 'yes') {
      this.turned = new TurnedTable(found, extent.wide, this.source);
      return true;
    }
    const missing = missingCodesOf(this.source);
    this.numbers = names.map((name, k) => {
      if (types[k] !== 'number') return null;
      const affix = affixes[k] ?? null;
      const format = { decimal, affix, duration: durations[k]! };
      const unit = affix?.unit ?? extent.units?.[k] ?? (durations[k] ? 's' : '');
      return new NumberColumn(name, durations[k] ? 's' : unit, k + 1, format, missing);
    });
    this.words = names.flatMap((name, k) => (types[k] === 'text' ? [new WordColumn(name, k)] : []));
    const { timeColumns } = this.source;
    if (timeColumns.some((column) => !names.includes(column)) || (timeColumns.length > 0 && readings.length === 0)) {
      this.stop(problem('data.source.timeColumns', 'fileTimeColumns', { columns: timeColumns.join(', ') }));
    } else if (readings.length > 0) this.time = new TimeColumn(readings, names, missing.texts);
    if (this.source.turned === 'auto' && this.source.types.length === 0) this.labels = labelColumn(found);
    if (this.numbers.every((column) => column === null)) this.stop(this.noNumbers(found));
    return true;
  }

  private noNumbers({ rows, names }: Recognised): Problem {
    return problem('', 'fileNoNumbers', { sample: shown(rows[0]?.cells.join(' ') ?? names.join(' ')) });
  }

  /** That the rows are labelled sequences, and how many. */
  private sequences(column: number): Problem {
    const codes = this.numbers[column]?.values.all() ?? this.words.find((each) => each.column === column)?.codes();
    const classes = new Set(codes).size;
    return problem('', 'fileLabelledSequences', { sequences: this.rows, classes, steps: this.expected - 1 });
  }

  /** Ends reading because of a problem. */
  stop(found: Problem): void {
    this.fatal ??= found;
    this.stopped = true;
  }

  /** Whether the settings and comments leave a line in the table. */
  private isRow({ cells, line }: FileRecord): boolean {
    const { comment } = this.facts;
    return !this.leaveOut.has(line) && (comment === null || !cells[0]!.trimStart().startsWith(comment));
  }

  row(record: FileRecord): void {
    const { cells, line } = record;
    if (this.stopped || line < this.firstLine) return;
    if (this.leaveOut.has(line)) {
      this.leftOut = { count: (this.leftOut?.count ?? 0) + 1, line: this.leftOut?.line ?? line };
      return;
    }
    if (!this.isRow(record)) return;
    if (this.turned !== null) {
      const wrong = this.turned.row(record);
      if (wrong !== null) this.stop(wrong);
      return;
    }
    if (this.seen++ % this.source.everyNth !== 0 || cells.every((cell) => cell === '')) {
      this.skipped++;
      return;
    }
    if (cells.length !== this.expected && !isPadded(cells, this.expected)) {
      const found = problem(place(line), 'csvRowLength', { found: cells.length, expected: this.expected });
      const content = cells.slice(0, SHOWN_CELLS).join(' ').trim();
      this.unreadable.add({ line, column: null, content, problem: found, row: null, alone: true });
      return;
    }
    const most = Math.min(FILE_LIMITS.rows, Math.floor(FILE_LIMITS.cells / this.expected));
    if (this.rows >= most) {
      this.stop(problem('', 'fileTooManyRows', { max: most }));
      return;
    }
    const row = this.rows++;
    if (row < FIRST_SHOWN) this.beginning.push({ cells, line, row });
    else this.ending[row % LAST_SHOWN] = { cells, line, row };
    this.lines.push(line);
    this.time?.add(cells, line);
    for (const column of this.words) column.add(cells[column.column]!);
    for (let k = 0; k < this.numbers.length; k++) {
      const wrong = this.numbers[k]?.add(cells[k]!, line);
      if (wrong) {
        const alone = this.isAlone(cells, k);
        this.unreadable.add({ line, column: k + 1, content: cells[k]!.trim(), problem: wrong, row, alone });
      }
    }
  }

  /** Whether no other column of numbers has a value in this row, though there are others. */
  private isAlone(cells: readonly string[], column: number): boolean {
    const others = this.numbers.filter((each, k) => each !== null && k !== column);
    return others.length > 0 && this.numbers.every((each, k) => each === null || k === column || isMissing(cells[k]!));
  }

  /** The end of the file: the table, or the problems in the order of their lines. */
  finish(empty: number): ParsedFile {
    const { recognised } = this;
    if (recognised === null) return { table: bad(this.fatal ?? problem('', 'fileEmpty')), report: null };
    if (this.turned !== null && this.fatal === null) return this.turned.finish(this.facts, this.skipped + empty);
    if (this.labels !== null && this.fatal === null) this.fatal = this.sequences(this.labels);
    const times = this.time?.result() ?? null;
    if (times !== null) {
      const { wrong, failures, problem: first } = times;
      if (failures > wrong.length) this.unreadable.addMany(first!, failures - 1);
      else {
        const column = times.reading.columns[0]! + 1;
        const example = first?.values['example'] ?? '';
        for (const { row, line, cell } of wrong) {
          const values = { ...first!.values, value: shown(cell), example };
          const found = problem(place(line, column), first!.code, values);
          // Words where a date should be: this is not a row of data.
          const alone = /\p{L}/u.test(cell) && freeForm(cell) === null;
          this.unreadable.add({ line, column, content: cell, problem: found, row, alone });
        }
      }
    }
    if (this.fatal === null && this.rows === 0 && this.unreadable.lines().size === 0) {
      this.fatal = problem('', 'fileHeaderOnly', { names: recognised.names.length });
    }
    return assemble({
      recognised,
      source: this.source,
      facts: this.facts,
      leftOut: this.leftOut,
      numbers: this.numbers,
      words: this.words,
      times,
      lines: this.lines.all(),
      first: this.beginning,
      last: this.ending.flat().sort((a, b) => a.row - b.row),
      skipped: this.skipped + empty,
      unreadable: this.unreadable,
      fatal: this.fatal,
    });
  }
}

const isEmptyAt =
  (column: number) =>
  ({ cells }: FileRecord): boolean =>
    isMissing(cells[column] ?? '');

/** Spreadsheets write empty cells behind the last one. */
const isPadded = (cells: readonly string[], expected: number): boolean =>
  cells.length > expected && cells.slice(expected).every((cell) => cell.trim() === '');
