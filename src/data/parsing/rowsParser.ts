/** Rows that come as cells, from JSON or a workbook: the first of them recognise the table, then all are taken. */
import { bad, problem } from '../../experiment/problem';
import type { FileSettings } from '../../experiment/sources/file';
import type { ParsedFile } from './assemble';
import type { FileFacts } from './facts';
import { SAMPLE_ROWS } from './recognise';
import type { FileRecord } from './records';
import { TableParser } from './tableParser';

/** Cells of the rows that recognise the table; of very wide ones fewer rows do. */
const SAMPLE_CELLS = 2_000_000;
const LEAST_ROWS = 4;

export class RowsParser {
  private readonly table: TableParser;
  private first: FileRecord[] | null = [];
  private cells = 0;
  private begun = false;
  private width = 0;
  private empty = 0;

  constructor(source: FileSettings, facts: FileFacts) {
    this.table = new TableParser(source, facts);
  }

  /** Rows taken so far. */
  get rows(): number {
    return this.table.rows;
  }

  /** Takes the next rows; false once it makes no sense to read on. */
  push(records: readonly FileRecord[]): boolean {
    for (const record of records) {
      if (record.cells.every((cell) => cell === '')) this.empty++;
      else if (this.first === null) this.table.row(this.padded(record));
      else this.sample(this.first, record);
    }
    return !this.table.stopped;
  }

  private sample(first: FileRecord[], record: FileRecord): void {
    first.push(record);
    this.cells += record.cells.length;
    const isMuch = this.cells >= SAMPLE_CELLS && first.length >= LEAST_ROWS;
    if (first.length === SAMPLE_ROWS || isMuch) this.begin();
  }

  finish(): ParsedFile {
    if (this.first !== null) this.begin();
    return this.begun ? this.table.finish(this.empty) : { table: bad(problem('', 'fileEmpty')), report: null };
  }

  /** Rows end with their last cell that holds something, so that they are filled up to the longest. */
  private begin(): void {
    const first = this.first ?? [];
    this.first = null;
    this.width = first.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const records = first.map((record) => this.padded(record));
    this.begun = this.table.begin(records);
    if (this.begun) for (const record of records) this.table.row(record);
  }

  private padded(record: FileRecord): FileRecord {
    const { cells } = record;
    if (cells.length >= this.width) return record;
    return { ...record, cells: [...cells, ...new Array<string>(this.width - cells.length).fill('')] };
  }
}
