/** A wide table turned: each of its rows is a series, and becomes a column. */
import { FILE_LIMITS, SERIES_NAMED, type FileNote, type FileReport, type FileRow } from '../../experiment/files';
import { bad, good, problem, type Problem } from '../../experiment/problem';
import type { Column, RowLabels, Table } from '../../experiment/sequences';
import type { FileSource } from '../../experiment/sources/file';
import { labelAt } from '../labels';
import type { ParsedFile } from './assemble';
import { isMissing, numberOf } from './cells';
import { missingCodesOf, NumberColumn, OPTIONS_NAMED, place, shown, type MissingCodes } from './columns';
import { conclusionsOf } from './conclusions';
import { columnNames } from './dialect';
import type { FileFacts } from './facts';
import { readingOf } from './fileReport';
import { Findings } from './findings';
import { FIRST_SHOWN, LAST_SHOWN, missingIn, outlineOf } from './picture';
import type { Recognised } from './recognise';
import type { FileRecord } from './records';
import type { WideHeader } from './wide';

interface TurnedRow {
  /** The cells that say which series it is. */
  readonly ids: readonly string[];
  readonly line: number;
  /** null: one that was not asked for. */
  readonly values: Float64Array | null;
}

/** Rows of which the names are known. */
const MOST_ROWS = 20_000;

export class TurnedTable {
  private readonly rows: TurnedRow[] = [];
  private readonly problems = new Findings();
  private readonly missing: MissingCodes;
  /** Columns of the file whose cells are values, and those before, which name the series. */
  private readonly across: readonly number[];
  private readonly naming: readonly number[];
  private kept = 0;

  constructor(
    private readonly found: Recognised,
    private readonly wide: WideHeader | null,
    private readonly source: FileSource,
  ) {
    this.missing = missingCodesOf(source);
    const all = found.names.map((_, k) => k);
    const isValue = (k: number) => (wide === null ? found.types[k] === 'number' : k >= wide.from && k < wide.to);
    this.across = all.filter(isValue);
    this.naming = all.filter((k) => !isValue(k) && (wide === null || k < wide.from));
  }

  /** Takes a row; what is wrong with it where nothing can be read on. */
  row({ cells, line }: FileRecord): Problem | null {
    if (cells.every(isMissing)) return null;
    if (this.rows.length >= MOST_ROWS) return problem('', 'fileTooManyRows', { max: MOST_ROWS });
    const ids = this.naming.map((k) => (cells[k] ?? '').trim());
    const wanted = this.source.series === null ? this.kept < FILE_LIMITS.columns : this.isWanted(ids);
    if (wanted) this.kept++;
    this.rows.push({ ids, line, values: wanted ? this.valuesOf(cells, line) : null });
    return null;
  }

  private isWanted(ids: readonly string[]): boolean {
    const { series } = this.source;
    const filled = ids.filter((id) => id !== '');
    return filled.includes(series!) || filled.join(', ') === series || String(this.rows.length + 1) === series;
  }

  private valuesOf(cells: readonly string[], line: number): Float64Array {
    const { decimal } = this.found;
    return Float64Array.from(this.across, (k) => {
      const cell = cells[k] ?? '';
      const format = { decimal, affix: null, duration: false };
      if (this.missing.texts.has(cell.trim())) return NaN;
      const value = numberOf(cell, decimal);
      if (value !== null && Math.abs(value) <= 1e30) return this.missing.numbers.has(value) ? NaN : value;
      if (value !== null && Number.isNaN(value)) return NaN;
      // The words of a column of numbers say what is wrong.
      const wrong = new NumberColumn(this.found.names[k]!, '', k + 1, format, this.missing).add(cell, line);
      if (wrong !== null) this.problems.add(wrong);
      return NaN;
    });
  }

  finish({ delimiter, encoding, left, notes: before, sheets, sheet }: FileFacts, skipped: number): ParsedFile {
    const { extent, decimal } = this.found;
    const names = this.namesOf();
    const columns = this.rows.flatMap(({ values }, k): Column[] => {
      const isThere = values !== null && values.some((value) => !Number.isNaN(value));
      return isThere ? [{ name: names[k]!, unit: '', values }] : [];
    });
    const labels: RowLabels =
      this.wide === null
        ? { kind: 'number', first: 1 }
        : { kind: 'time', times: this.wide.times, precision: this.wide.precision };
    const table: Table = { rows: this.across.length, columns, labels };
    const conclusions = columns.length === 0 ? null : conclusionsOf(table, true);
    const notes: FileNote[] = [...before];
    if (left !== null || extent.above.length > 0) {
      const value = left?.value ?? extent.above[0]!.cells.join(' ');
      const count = (left?.count ?? 0) + extent.above.length;
      notes.push({ code: 'linesSkipped', values: { count, line: 1, value: shown(value) } });
    }
    notes.push({ code: 'turned', values: { count: this.rows.length, name: columns[0]?.name ?? names[0] ?? '' } });
    notes.push(...(conclusions?.notes ?? []));
    const report: FileReport = {
      rows: table.rows,
      skipped,
      delimiter,
      decimal,
      header: extent.header.length > 0,
      encoding,
      dates: this.wide?.order ?? null,
      columns: columns.map(({ name, values }) => ({
        name,
        type: 'number',
        missing: missingIn(values),
        outline: outlineOf(values),
      })),
      ...this.rowsShown(table),
      notes,
      sheets,
      sheet,
      linesSkipped: (left?.count ?? 0) + extent.above.length,
      time:
        this.wide === null
          ? null
          : {
              columns: [],
              example: shown(extent.header[0]?.cells[this.wide.from] ?? ''),
              precision: this.wide.precision,
              step: conclusions?.step ?? null,
            },
      series: {
        columns: this.naming.map((k) => this.found.names[k]!),
        names: names.slice(0, SERIES_NAMED),
        count: names.length,
        chosen: this.source.series,
      },
      turned: true,
      target: conclusions?.target ?? null,
      missingCodes: conclusions?.missingCodes ?? [],
      mends: [],
    };
    const problems = this.problems.list();
    if (problems.length === 0 && columns.length === 0) problems.push(this.nothing(names));
    return { table: problems.length > 0 ? bad(...problems) : good({ ...table, reading: readingOf(report) }), report };
  }

  /** The first and the last rows of the turned table. They stand in no line of the file, so their numbers are given. */
  private rowsShown({ rows, columns, labels }: Table): Pick<FileReport, 'first' | 'last'> {
    const row = (at: number): FileRow => ({
      line: at + 1,
      cells: columns.map(({ values }) => (Number.isNaN(values[at]!) ? '' : String(values[at]!))),
      label: labels.kind === 'time' ? labelAt(labels, at) : null,
      kept: true,
    });
    const first = Math.min(FIRST_SHOWN, rows);
    const last = Math.max(first, rows - LAST_SHOWN);
    return {
      first: Array.from({ length: first }, (_, k) => row(k)),
      last: Array.from({ length: rows - last }, (_, k) => row(last + k)),
    };
  }

  private nothing(names: readonly string[]): Problem {
    const { series } = this.source;
    if (series !== null && !names.includes(series)) {
      const options = names.slice(0, OPTIONS_NAMED).join('; ');
      return problem('data.source.series', 'fileSeriesUnknown', { name: series, options });
    }
    return problem(place(this.rows[0]?.line ?? 1), 'fileNoNumbers', {
      sample: shown(this.rows[0]?.ids.join(' ') ?? ''),
    });
  }

  /** Names by the first column whose cells are all there and all different, else by all of them; numbers where there are none. */
  private namesOf(): string[] {
    const different = this.naming.findIndex((_, k) => {
      const cells = this.rows.map(({ ids }) => ids[k]!);
      return cells.every((cell) => cell !== '') && new Set(cells).size === cells.length;
    });
    const nameOf = ({ ids }: TurnedRow, row: number) => {
      if (different >= 0) return ids[different]!;
      return ids.filter((id) => id !== '').join(', ') || String(row + 1);
    };
    return columnNames(this.rows.map(nameOf), this.rows.length).names;
  }
}
