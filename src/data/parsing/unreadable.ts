/** Rows that cannot be read: a note below the table, or problems with what mends them. */
import type { FoundCell, Mend } from '../../experiment/files';
import type { Problem } from '../../experiment/problem';
import { LEFT_OUT, type FileSource } from '../../experiment/sources/file';
import { numberOf } from './cells';
import { shown } from './columns';
import { freeForm } from './dates';
import { Findings } from './findings';

/** A row, or a cell of it, that cannot be read. */
export interface Unreadable {
  readonly line: number;
  /** From 1; null: the row as a whole. */
  readonly column: number | null;
  readonly content: string;
  readonly problem: Problem;
  /** Number of the row where its cells were taken; null where the row was not. */
  readonly row: number | null;
  /** Whether the rest of the row says nothing: the row is not data, or says so in words. */
  readonly alone: boolean;
}

/** As many are remembered; of more the settings could not name each. */
const REMEMBERED = LEFT_OUT;
/** A mend lists so many. */
const LISTED = 20;
/** A footer has at most so many lines, below at least as many rows. */
const FOOTER = { most: 20, rows: 10 };
/** Different contents that a mend reads as missing, at most. */
const MOST_CODES = 50;

export class UnreadableRows {
  private readonly found: Unreadable[] = [];
  private readonly beyond = new Findings();
  private count = 0;

  get overflowed(): boolean {
    return this.count > REMEMBERED;
  }

  add(one: Unreadable): void {
    this.count++;
    if (this.count <= REMEMBERED) this.found.push(one);
    else {
      if (this.count === REMEMBERED + 1) for (const { problem } of this.found) this.beyond.add(problem);
      this.beyond.add(one.problem);
    }
  }

  /** Takes a problem that occurs `more` times beside this, too often to name each. */
  addMany(problem: Problem, more: number): void {
    if (!this.overflowed) for (const one of this.found) this.beyond.add(one.problem);
    this.count += REMEMBERED + 1;
    this.beyond.add(problem, more);
  }

  /**
   * The lines of a footer: the last lines of the file, none of which is data; empty where there is none.
   *
   * @param lastGood the line of the last row that could be read whole
   */
  footer(lastGood: number, rows: number): readonly Unreadable[] {
    if (this.overflowed || rows < FOOTER.rows) return [];
    const below = this.found.filter(({ line }) => line > lastGood);
    const lines = new Set(below.map(({ line }) => line));
    const words = [...lines].every((line) =>
      below.some((one) => one.line === line && one.alone && isWords(one.content)),
    );
    return lines.size > 0 && lines.size <= FOOTER.most && words ? below : [];
  }

  /** The lines of rows with something that cannot be read. */
  lines(): ReadonlySet<number> {
    return new Set(this.found.map(({ line }) => line));
  }

  /** The problems, those of the given ones left out. */
  problems(without: readonly Unreadable[]): Problem[] {
    if (this.overflowed) return this.beyond.list();
    const findings = new Findings();
    for (const one of this.found) if (!without.includes(one)) findings.add(one.problem);
    return findings.list();
  }

  /** What mends them, the likeliest first; empty where there are too many to name. */
  mends(source: FileSource): Mend[] {
    if (this.overflowed || this.found.length === 0) return [];
    const lines = [...new Set(this.found.map(({ line }) => line))];
    const leaveOut = [...new Set([...source.leaveOut, ...lines])].sort((a, b) => a - b);
    const contents = [...new Set(this.found.map(({ content }) => content))];
    const cells = this.found.every(({ column, row }) => column !== null && row !== null);
    const missingCodes = [...source.missingCodes, ...contents];
    const mends: Mend[] = [];
    if (cells && contents.length <= MOST_CODES && contents.every((content) => content.length <= 80)) {
      mends.push({ code: 'missing', change: { missingCodes }, ...this.listed() });
    }
    if (leaveOut.length <= LEFT_OUT) {
      mends.push({ code: 'leaveOut', change: { leaveOut }, ...this.listed(), count: lines.length });
    }
    // Where a row says nothing else, it is a row of another kind.
    return this.found.every(({ alone }) => alone) ? mends.reverse() : mends;
  }

  private listed(): { cells: FoundCell[]; count: number } {
    const cells = this.found.slice(0, LISTED).map(({ line, column, content }) => ({
      line,
      column,
      content: shown(content),
    }));
    return { cells, count: this.found.length };
  }
}

const isWords = (content: string): boolean =>
  /\p{L}/u.test(content) && numberOf(content, 'point') === null && freeForm(content) === null;
