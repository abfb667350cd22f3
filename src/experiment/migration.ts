/** Bringing older spec documents to the current version, one version at a time. */
import { ownValue } from './document';
import { bad, good, problem, type Problem, type Result } from './problem';
import { SPEC_VERSION, type ExperimentSpec } from './schema';

type Document = Record<string, unknown>;

/**
 * `MIGRATIONS[n]` turns a document of version n into one of version n + 1. What the old meaning was and the new document
 * cannot say is a note.
 */
type Migrations = Readonly<Record<number, (document: Document, notes: Problem[]) => Document>>;

/**
 * Version 2 reads the user's files by newer rules: where a table begins, what a cell, a column and a moment is, which column
 * is predicted, what fills a gap. Their results depend on the file, which is not in the document, so that a document of a
 * file has the note `newerFileRules` {name}. For all others both versions mean the same.
 */
const MIGRATIONS: Migrations = {
  1: (document, notes) => {
    const source = ownValue(ownValue(document, 'data'), 'source');
    if (ownValue(source, 'kind') === 'file') {
      const name = ownValue(source, 'name');
      notes.push(problem('', 'newerFileRules', { name: typeof name === 'string' ? name : '' }));
    }
    return document;
  },
};

/**
 * Applies the migrations from the document's version up to `current`. A document without a version is taken as current.
 * Problems: a version that is no whole number from 1, or one later than this page knows.
 *
 * @param notes takes what may be different now
 */
export function migrate(
  document: Document,
  notes: Problem[] = [],
  migrations: Migrations = MIGRATIONS,
  current: number = SPEC_VERSION,
): Result<Document> {
  const version = document['version'] ?? current;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return bad(problem('version', 'versionUnknown', { version: JSON.stringify(version), known: current }));
  }
  if (version > current) return bad(problem('version', 'versionTooNew', { version, known: current }));
  let migrated = document;
  for (let from = version; from < current; from++) {
    const step = migrations[from];
    if (step === undefined) throw new Error(`migrations: none leads from version ${from} to ${from + 1}`);
    migrated = { ...step(migrated, notes), version: from + 1 };
  }
  return good(migrated);
}

/** The earliest version that means the same as the spec, which pages that know no later one can open as well. */
export const earliestVersion = ({ data }: ExperimentSpec): number => (data.source.kind === 'file' ? SPEC_VERSION : 1);
