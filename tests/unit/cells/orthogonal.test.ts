/** Orthogonal matrices in step against the plain oracle, bit for bit, in TypeScript and in WebAssembly. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { atOnce, plainProjection, type OpenProjection } from '../../../src/cells';
import { orthogonalMatrices } from '../../../src/cells/orthogonal';
import { stream } from '../../../src/experiment/random';
import type { SimdModule } from '../../../src/rnn/kernels/simd/module';
import { simdProjection } from '../../../src/rnn/kernels/simd/projection';
import { orthogonalMatrix } from './gramSchmidt';

const uniform = (seed: number) => {
  const random = stream(seed, 'orthogonal');
  return () => random.uniform();
};

const codeOf = (variant: string) =>
  readFileSync(new URL(`../../../src/rnn/kernels/simd/generated/${variant}.wasm`, import.meta.url));

const moduleOf = (variant: string): SimdModule =>
  new WebAssembly.Instance(new WebAssembly.Module(codeOf(variant))).exports as unknown as SimdModule;

const PROJECTIONS: readonly (readonly [string, OpenProjection])[] = [
  ['TypeScript', plainProjection],
  // Not every Node knows the instructions of the other variant.
  ...['plain', 'fma']
    .filter((variant) => WebAssembly.validate(codeOf(variant)))
    .map((variant) => [`the ${variant} module`, simdProjection(moduleOf(variant))] as const),
];

/** The same bits: equal numbers, and −0 apart from 0. */
const same = (a: Float32Array, b: Float32Array) =>
  a.length === b.length && a.every((value, k) => Object.is(value, b[k]));

/** Whether matrices drawn in step are those that the oracle draws one after the other. */
function equals(count: number, rows: number, cols: number, draw: () => () => number, open: OpenProjection): boolean {
  const found = atOnce(orthogonalMatrices(count, rows, cols, draw(), open));
  const alone = draw();
  return found.every((matrix) => same(matrix, orthogonalMatrix(rows, cols, alone)));
}

describe.each(PROJECTIONS)('orthogonal matrices by %s', (_, open) => {
  it('have the bits of the oracle for every size from 1 to 128', () => {
    const sizes = Array.from({ length: 128 }, (__, k) => k + 1);
    expect(sizes.filter((size) => !equals(1, size, size, () => uniform(size), open))).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 8, 9])('have them when %i are drawn, one after the other, of one stream', (count) => {
    for (const [rows, cols] of [
      [1, 1],
      [6, 6],
      [3, 8],
      [8, 3],
      [33, 33],
    ] as const)
      expect(equals(count, rows, cols, () => uniform(count), open)).toBe(true);
  });

  it('have them where a vector repeats the one before and is drawn again', () => {
    // The numbers of the second vector of the second matrix are those of the first: nothing would be left of it.
    const repeating = () => {
      const random = uniform(7);
      const given: number[] = [];
      const [from, length] = [2 * 5 * 5, 2 * 5];
      return () => {
        const k = given.length;
        const value = k >= from + length && k < from + 2 * length ? given[k - length]! : random();
        given.push(value);
        return value;
      };
    };
    expect(equals(4, 5, 5, repeating, open)).toBe(true);
    expect(equals(3, 5, 5, repeating, open)).toBe(true);
  });
});

it('shares rise from portion to portion and never pass 1', () => {
  const shares: number[] = [];
  const work = orthogonalMatrices(8, 200, 200, uniform(1));
  for (let portion = work.next(); portion.done !== true; portion = work.next()) shares.push(portion.value);
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
});
