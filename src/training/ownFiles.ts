/** The user's files in the data worker: each is read once for its settings, and reading can be called off. */
import type { ParsedFile } from '../data';
import type { FileSettings } from '../experiment/sources/file';
import type { HandedFile, ReadingProgress, ReadingPurpose } from './protocol';
import { readOwnFile } from './reading';

/** Read files that are kept: the present one, and the one before it for Undo. */
const KEPT = 2;
/** The page hears of progress at most this often, in milliseconds. */
const REPORT_EVERY = 100;

export class OwnFiles {
  private readonly parsed = new Map<string, ParsedFile>();
  private readonly running = new Map<ReadingPurpose, AbortController>();

  /** @param now in milliseconds */
  constructor(private readonly now: () => number) {}

  /**
   * The table of a file, of which a newer one for the same purpose takes the place; null once that or
   * `cancel` has ended it.
   */
  async read(
    purpose: ReadingPurpose,
    source: FileSettings,
    { id, blob }: HandedFile,
    tell: (progress: ReadingProgress) => void,
  ): Promise<ParsedFile | null> {
    this.running.get(purpose)?.abort();
    this.running.delete(purpose);
    const key = `${id} ${JSON.stringify(source)}`;
    const known = this.parsed.get(key);
    if (known !== undefined) return known;
    const controller = new AbortController();
    this.running.set(purpose, controller);
    const start = this.now();
    let told = start;
    const parsed = await readOwnFile(blob, source, {
      signal: controller.signal,
      progress: (done, rows) => {
        const time = this.now();
        if (time - told < REPORT_EVERY || controller.signal.aborted) return;
        told = time;
        tell({ done, total: blob.size, rows, seconds: (time - start) / 1000 });
      },
    });
    if (controller.signal.aborted) return null;
    this.running.delete(purpose);
    if (parsed?.table.ok) {
      this.parsed.set(key, parsed);
      for (const oldest of [...this.parsed.keys()].slice(0, -KEPT)) this.parsed.delete(oldest);
    }
    return parsed;
  }

  /** Calls off what is being read for this. */
  cancel(purpose: ReadingPurpose): void {
    this.running.get(purpose)?.abort();
    this.running.delete(purpose);
  }
}
