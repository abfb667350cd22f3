/** A table that can be read and still holds nothing to forecast; every expectation is read off the text above it. */
import { describe, expect, it } from 'vitest';
import { usable } from '../../../../src/data';
import { defaultTarget } from '../../../../src/data/parsing';
import { problemSentence } from '../../../../src/i18n';
import { words } from '../../../../src/i18n/both';
import { good, lines } from './support';

const problemsIn = async (text: string) => {
  const result = usable((await good(text)).table);
  return result.ok ? [] : result.problems;
};
const rows = (count: number, row: (k: number) => string) => Array.from({ length: count }, (_, k) => row(k));

describe('a table to forecast', () => {
  it('has ten rows at least', async () => {
    expect(await problemsIn(lines('a', ...rows(10, String)))).toEqual([]);
    const [found] = await problemsIn(lines('a', ...rows(9, String)));
    expect(problemSentence(found!, words('en').t)).toBe(
      'The file has 9 rows with numbers, too few to train on; at least 10 are needed. Add rows, or choose another file.',
    );
    const [one] = await problemsIn('a,b\n1,2\n');
    expect(problemSentence(one!, words('en').t)).toContain('has 1 row with');
  });

  it('has a column that changes', async () => {
    const [found] = await problemsIn(lines('town,a', ...rows(12, () => 'Bern,3.7')));
    expect(problemSentence(found!, words('en').t)).toMatch(/^The column a holds 3\.7 in every row: .*another file\.$/);
    const two = lines('a;b', ...rows(12, (k) => `5;${k % 2 ? 'NA' : 7}`));
    expect(await problemsIn(two)).toMatchObject([{ code: 'fileAllConstant', values: { columns: 2 } }]);
    expect(await problemsIn(lines('a,b', ...rows(12, (k) => `5,${k}`)))).toMatchObject([{ code: 'fileConstant' }]);
    expect(await problemsIn(lines('a,b', ...rows(12, (k) => `5,${k * k}`)))).toEqual([]);
    for (const code of ['fileTooFewRows', 'fileConstant', 'fileAllConstant']) {
      const values = { rows: 3, min: 10, name: 'a', value: 5, columns: 2 };
      expect(problemSentence({ path: '', code, values }, words('zh').t)).not.toMatch(/\{\{|未被接受/);
    }
  });

  it('predicts no constant column and no counter where another is there', async () => {
    const target = async (row: (k: number) => string) =>
      defaultTarget((await good(lines('a,b,c', ...rows(12, row)))).table);
    expect(await target((k) => `5,${k},${k % 3}`)).toBe('c');
    expect(await target((k) => `5,${k},8`)).toBe('b');
    expect(await target((k) => `${k % 5},5,${k}`)).toBe('a');
  });
});
