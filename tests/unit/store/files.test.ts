/** The user's files in the browser's store, which may hold anything under our names. */
import 'fake-indexeddb/auto';
import { createStore, set } from 'idb-keyval';
import { describe, expect, it } from 'vitest';
import { createFileStore } from '../../../src/store/files';

let databases = 0;
const database = () => createStore(`files-${++databases}`, 'files');

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
});
