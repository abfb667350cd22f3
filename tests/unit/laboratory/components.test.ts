import { SVD, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/experiment/random';
import { principalPlane } from '../../../src/laboratory/projection';
import { spectrumOf } from '../../../src/laboratory/spectrum';

describe('the principal plane', () => {
  it('of points on a line is that line (hand-computed)', () => {
    // (0, 0), (3, 4), (6, 8): mean (3, 4), direction (0.6, 0.8).
    const { project, explained } = principalPlane(Float32Array.of(0, 0, 3, 4, 6, 8), 2);
    const found = project(Float32Array.of(0, 0, 6, 8, 3, 4));
    [-5, 0, 5, 0, 0, 0].forEach((value, k) => {
      expect(found[k]).toBeCloseTo(value, 5);
    });
    expect(explained[0]).toBeCloseTo(1, 10);
    expect(explained[1]).toBeCloseTo(0, 10);
  });

  it('is spanned by the first right singular vectors of the centred rows (ml-matrix’s SVD, up to sign)', () => {
    const random = stream(4, 'rows');
    const units = 5;
    const rows = Float32Array.from({ length: 40 * units }, (_, k) => (1 + (k % units)) * (random.uniform() - 0.5));
    const table = new Matrix(Array.from({ length: 40 }, (_, row) => Array.from(rows.subarray(row * 5, row * 5 + 5))));
    const centred = table.subRowVector(table.mean('column'));
    const svd = new SVD(centred);
    const wanted = centred.mmul(svd.rightSingularVectors).to2DArray();
    const { project, explained } = principalPlane(rows, units);
    const found = project(rows);
    for (const component of [0, 1]) {
      const sign = Math.sign(found[component] * wanted[0][component]);
      wanted.forEach((row, k) => {
        expect(found[2 * k + component]).toBeCloseTo(sign * row[component], 4);
      });
    }
    const variances = svd.diagonal.map((value) => value ** 2);
    const total = variances.reduce((sum, value) => sum + value, 0);
    expect(explained[0]).toBeCloseTo(variances[0] / total, 8);
    expect(explained[1]).toBeCloseTo(variances[1] / total, 8);
  });

  it('has one component for one unit, and none where nothing ever changes', () => {
    expect([...principalPlane(Float32Array.of(1, 3), 1).project(Float32Array.of(1, 3))]).toEqual([-1, 0, 1, 0]);
    const still = principalPlane(Float32Array.of(2, 5, 2, 5, 2, 5), 2);
    expect([...still.project(Float32Array.of(2, 5, 9, 9))]).toEqual([0, 0, 0, 0]);
    expect(still.explained).toEqual([0, 0]);
    expect(() => principalPlane(Float32Array.of(1, 2), 2)).toThrow('at least two');
  });

  it('keeps its sign when the rows come in another order', () => {
    const rows = Float32Array.of(0, 1, 2, 5, 4, 4, 1, 0);
    const turned = Float32Array.of(1, 0, 4, 4, 2, 5, 0, 1);
    const [one, other] = [principalPlane(rows, 2).project(rows), principalPlane(turned, 2).project(rows)];
    one.forEach((value, k) => {
      expect(other[k]).toBeCloseTo(value, 5);
    });
  });
});

describe('the spectrum', () => {
  it('of a rotation by 60° is on the unit circle, of a scaling on the real line (hand-computed)', () => {
    const [cos, sin] = [0.5, Math.sqrt(3) / 2];
    // Two units; gates z (rotation), r (diagonal 2 and −0.5), n (a shear, eigenvalue 1 twice).
    const kernel = Float32Array.of(cos, -sin, 2, 0, 1, 3, sin, cos, 0, -0.5, 0, 1);
    const [z, r, n] = spectrumOf('gru', 2, kernel);
    expect([z.gate, r.gate, n.gate]).toEqual(['z', 'r', 'n']);
    for (const value of z.real) expect(value).toBeCloseTo(0.5, 6);
    expect([...z.imaginary].toSorted((a, b) => a - b)[1]).toBeCloseTo(sin, 6);
    expect([...r.real].toSorted((a, b) => a - b)).toEqual([-0.5, 2]);
    expect([...r.imaginary, ...n.imaginary]).toEqual([0, 0, 0, 0]);
    for (const value of n.real) expect(value).toBeCloseTo(1, 6);
  });

  it('of a simple RNN is that of its one recurrent kernel', () => {
    expect(spectrumOf('simpleRnn', 1, Float32Array.of(-0.25))).toEqual([
      { gate: null, real: Float64Array.of(-0.25), imaginary: Float64Array.of(0) },
    ]);
  });
});
