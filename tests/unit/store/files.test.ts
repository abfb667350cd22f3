/** The user's files in the browser's store, which may hold anything under our names. */
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { describe, expect, it } from 'vitest';
import { browserDatabase, createFileStore, type FileDatabase } from '../../../src/store/files';

let databases = 0;
const database = () => browserDatabase(`files-${++databases}`)!;
const set = async (key: string, value: unknown, store: FileDatabase) => (await store()).put('files', value, key);

describe('the list of kept files', () => {
  for (const stored of ['[]', 7, { name: 'a.csv', size: 3 }, null, new Date(0)]) {
    it(`is empty where no list is stored: ${JSON.stringify(stored)}`, async () => {
      const store = database();
      await set('recent', stored, store);
      const files = createFileStore(store);
      expect(await files.recent()).toEqual([]);
      expect(await files.find({ name: 'a.csv', size: 0 })).toBeNull();
    });
  }

  it('leaves out what is no kept file, and what is there twice (by definition)', async () => {
    const store = database();
    const good = { name: 'a.csv', size: 3 };
    const damaged = [null, 'a', 5, [], {}, { name: 'b.csv' }, { name: 7, size: 1 }, { name: '', size: 1 }];
    const numbers = [NaN, Infinity, -1, 1.5, 1e300].map((size) => ({ name: 'c.csv', size }));
    await set('recent', [...damaged, ...numbers, { ...good, more: 1 }, good], store);
    const files = createFileStore(store);
    expect(await files.recent()).toEqual([good]);
    // The next file takes its place in a list that is whole again.
    await files.keep('d.csv', files.hand(new Blob(['1\n2\n'])));
    expect(await createFileStore(store).recent()).toEqual([{ name: 'd.csv', size: 4 }, good]);
  });

  it('has no file where its content is anything else', async () => {
    const store = database();
    await set('recent', [{ name: 'a.csv', size: 3 }], store);
    await set('file/3/a.csv', 'abc', store);
    expect(await createFileStore(store).find({ name: 'a.csv', size: 3 })).toBeNull();
  });

  it('lets go of a database that is deleted, and keeps the next file in a new one', async () => {
    const store = browserDatabase('deleted')!;
    const files = createFileStore(store);
    await files.keep('a.csv', files.hand(new Blob(['1\n'])));
    await deleteDB('deleted');
    expect(await createFileStore(store).recent()).toEqual([]);
    await files.keep('b.csv', files.hand(new Blob(['2\n'])));
    expect((await createFileStore(store).recent()).map(({ name }) => name)).toEqual(['b.csv', 'a.csv']);
  });
});
