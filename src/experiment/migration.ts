/** Bringing older spec documents to the current version, one version at a time. */
import { bad, good, problem, type Result } from './problem';
import { SPEC_VERSION } from './schema';

type Document = Record<string, unknown>;

/** `MIGRATIONS[n]` turns a document of version n into one of version n + 1. */
type Migrations = Readonly<Record<number, (document: Document) => Document>>;

/** Version 1 is the first: nothing older exists. */
const MIGRATIONS: Migrations = {};

/**
 * Applies the migrations from the document's version up to `current`. A document without a version is taken as current.
 * Problems: a version that is no whole number from 1, or one later than this page knows.
 */
export function migrate(
  document: Document,
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
    migrated = { ...step(migrated), version: from + 1 };
  }
  return good(migrated);
}
