/** The user's files: the last few are kept in this browser; without a database they last as long as the page. */
import { openDB, type IDBPDatabase } from 'idb';
import type { HandedFile } from '../training/protocol';

export interface KeptFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

export interface FileStore {
  /** The files that can be opened again, the newest first. */
  recent(): Promise<readonly KeptFile[]>;
  /** The file of this name and size; of any size where it is 0. Null where there is none. */
  find(which: KeptFile): Promise<HandedFile | null>;
  /** A content that has not been kept yet, numbered for the data worker. */
  hand(blob: Blob): HandedFile;
  /** Keeps a file as the newest; false where it will not outlast a reload. */
  keep(name: string, file: HandedFile): Promise<boolean>;
}

/** Files that are kept. */
const KEPT = 5;
const LIST = 'recent';

/** What the browser's store holds may be anything: of a list, whatever is no kept file is left out. */
function keptFiles(stored: unknown): readonly KeptFile[] {
  if (!Array.isArray(stored)) return [];
  const seen = new Set<string>();
  const files = (stored as unknown[]).filter(isKeptFile).map(({ name, size }) => ({ name, size }));
  return files.filter((each) => !seen.has(keyOf(each)) && seen.add(keyOf(each))).slice(0, KEPT);
}

function isKeptFile(value: unknown): value is KeptFile {
  if (typeof value !== 'object' || value === null) return false;
  const { name, size } = value as Record<keyof KeptFile, unknown>;
  return typeof name === 'string' && name !== '' && Number.isSafeInteger(size) && Number(size) >= 0;
}

const keyOf = ({ name, size }: KeptFile): string => `file/${size}/${name}`;
const matches = (one: KeptFile, which: KeptFile): boolean =>
  one.name === which.name && (which.size === 0 || one.size === which.size);

/** Opens the database, or gives the one that is open. */
export type FileDatabase = () => Promise<IDBPDatabase>;

const STORE = 'files';

/** The page's database, opened anew where it was closed under the page; null where the browser has none. */
export function browserDatabase(name = 'rnn-playground'): FileDatabase | null {
  // Browsers in a private mode may have null there.
  if (typeof indexedDB === 'undefined' || indexedDB === null) return null;
  let opened: Promise<IDBPDatabase> | null = null;
  const forget = () => {
    opened = null;
  };
  const open = () => {
    const opening = openDB(name, 1, {
      upgrade: (database) => {
        database.createObjectStore(STORE);
      },
      // Whoever deletes it waits for this page to let go.
      blocking: (_before, _wanted, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    opening.catch(forget);
    return opening;
  };
  return () => (opened ??= open());
}

export function createFileStore(database: FileDatabase | null): FileStore {
  let list: readonly KeptFile[] = [];
  let newest = 0;
  const inMemory = new Map<string, HandedFile>();

  /** What the database answers, or `otherwise` where it cannot. */
  const ask = async <V>(question: (database: IDBPDatabase) => Promise<V>, otherwise: V): Promise<V> => {
    if (database === null) return otherwise;
    try {
      return await question(await database());
    } catch {
      return otherwise;
    }
  };

  const hand = (blob: Blob): HandedFile => ({ id: ++newest, blob });

  const loaded = ask<unknown>((open) => open.get(STORE, LIST), undefined).then((stored) => {
    list = keptFiles(stored);
  });
  const recent = async (): Promise<readonly KeptFile[]> => {
    await loaded;
    return list;
  };

  return {
    hand,
    recent,
    find: async (which) => {
      const kept = (await recent()).find((one) => matches(one, which));
      if (kept === undefined) return null;
      const known = inMemory.get(keyOf(kept));
      if (known !== undefined) return known;
      const blob = await ask<unknown>((open) => open.get(STORE, keyOf(kept)), undefined);
      if (!(blob instanceof Blob)) return null;
      const file = hand(blob);
      inMemory.set(keyOf(kept), file);
      return file;
    },
    keep: async (name, file) => {
      const kept = { name, size: file.blob.size };
      inMemory.set(keyOf(kept), file);
      const all = [kept, ...(await recent()).filter((one) => keyOf(one) !== keyOf(kept))];
      list = all.slice(0, KEPT);
      for (const old of all.slice(KEPT)) {
        inMemory.delete(keyOf(old));
        await ask((open) => open.delete(STORE, keyOf(old)), undefined);
      }
      return ask(async (open) => {
        await open.put(STORE, file.blob, keyOf(kept));
        await open.put(STORE, list, LIST);
        return true;
      }, false);
    },
  };
}
