/** Which of the kept runs are listed. */
import type { RunSummary } from '../../../experiment/runs';
import type { DamagedRun } from '../../../store/ledgerState';
import type { Translate } from '../../../i18n';
import { sequenceTitle } from '../../words/sequence-title';
import { contenderOf } from './figures';
import { runOrigin, runTitle } from '../../words/run-title';
import { endsPlainly, endText } from './end-text';

export interface Filter {
  /** Each of its words has to stand in the title, the origin as it is shown, the note, cell, data or race. */
  readonly text: string;
  /** Empty: any. */
  readonly cell: string;
  /** A data title; empty: any. */
  readonly data: string;
  readonly starred: boolean;
}

export const NO_FILTER: Filter = { text: '', cell: '', data: '', starred: false };

export function filtered(runs: readonly RunSummary[], filter: Filter, t: Translate): readonly RunSummary[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  // Chinese has no blanks between words, and the page writes some beside numbers.
  const phrase = words.join('');
  if (words.length === 0 && filter.cell === '' && filter.data === '' && !filter.starred) return runs;
  return runs.filter((run) => {
    const data = sequenceTitle(run.spec.data.source, t);
    if (filter.starred && !run.starred) return false;
    if (filter.cell !== '' && contenderOf(run).cell !== filter.cell) return false;
    if (filter.data !== '' && data !== filter.data) return false;
    const text = [
      ...[runTitle(run, t), runOrigin(run, t), run.note, t(`cells.${contenderOf(run).cell}`), data, run.race],
      ...(endsPlainly(run) ? [] : [endText(run, t)]),
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word)) || text.replaceAll(/\s+/g, '').includes(phrase);
  });
}

/** A damaged row has no cell, data or star that could be known, and is found by its name alone. */
export function filteredDamaged(rows: readonly DamagedRun[], filter: Filter): readonly DamagedRun[] {
  if (filter.cell !== '' || filter.data !== '' || filter.starred) return [];
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

/** The titles of the data of these runs, each once, in the language's order. */
export function dataTitles(runs: readonly RunSummary[], t: Translate, language: string): string[] {
  const titles = new Set(runs.map(({ spec }) => sequenceTitle(spec.data.source, t)));
  return [...titles].sort(new Intl.Collator(language).compare);
}
