/**
 * Ridge regression on the window: the strongest of the baselines, because one linear map already beats most naive
 * forecasts (Hoerl & Kennard 1970).
 *
 * Letters: N samples, T steps of the window, I inputs, P = T' × I columns, V target variables, K = horizon × V outputs.
 */
import { CholeskyDecomposition, Matrix as Dense } from 'ml-matrix';
import type { Matrix } from './preparation/types';
import type { Prediction } from './recursion';
import { evenlySpaced, firstTargetRow, gatherTargets, type Windows } from './windows';

/** Training windows used at most, evenly spaced. */
const MOST_WINDOWS = 20_000;
/** Columns used at most: of a wider window its last steps. */
const MOST_COLUMNS = 160;
/** Multiplications that the normal equations, and the choice of the penalty, may take: together well under 300 ms. */
const MOST_WORK = 3e7;
/** Penalties tried, as shares of the number of windows: with standardised columns, 1 halves a lone coefficient. */
const PENALTIES = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1];

/** A series and its windows, as ridge regression needs them. */
export interface RidgeData {
  readonly matrix: Matrix;
  readonly train: Windows;
  readonly validation: Windows;
}

/**
 * All inputs of a window to all outputs, least squares with a penalty on the coefficients of the standardised columns
 * (not on the constant), fitted by the normal equations on the training windows, the penalty chosen by the squared
 * error on the validation part. The returned function maps windows [T, B, I] to outputs [B, K], scaled.
 */
export function fitRidge(data: RidgeData): Prediction {
  const { matrix, train, validation } = data;
  const I = matrix.inputs;
  const P = Math.min(train.window, Math.max(1, Math.floor(MOST_COLUMNS / I))) * I;
  const K = train.horizon * matrix.targets.length;
  const most = Math.min(MOST_WINDOWS, Math.max(2 * P, MOST_WORK / (P * (P / 2 + K))));
  const { means, spreads, gram, products, targetMeans } = normalEquations(data, most, P, K);
  const held = MOST_WORK / (2 * P * K * PENALTIES.length);
  const checks = evenlySpaced(validation.count, Math.max(20, Math.min(2000, held)));
  let best: { error: number; weights: Float64Array } | null = null;
  for (const penalty of PENALTIES) {
    const solved = solution(gram, products, penalty);
    if (solved === null) continue;
    const weights = inInputUnits(solved, means, spreads, targetMeans, P, K);
    const error = squaredError(data, checks, weights, P, K);
    if (best === null || error < best.error) best = { error, weights };
  }
  const weights = best?.weights ?? constants(targetMeans, P, K);
  return (windows, B, T) => applied(weights, windows, B, T, I, P, K);
}

/** Correlations of the standardised columns and with the outputs, over evenly spaced training windows. */
function normalEquations({ matrix, train }: RidgeData, most: number, P: number, K: number) {
  const rows = Array.from(evenlySpaced(train.count, most), (sample) => firstTargetRow(train, sample));
  const n = rows.length;
  const means = new Float64Array(P);
  const targetMeans = new Float64Array(K);
  const x = new Float64Array(P);
  for (const row of rows) {
    lastSteps(matrix, row, x);
    const y = gatherTargets(matrix, [row], train.horizon);
    for (let p = 0; p < P; p++) means[p]! += x[p]! / n;
    for (let k = 0; k < K; k++) targetMeans[k]! += y[k]! / n;
  }
  const gram = Array.from({ length: P }, () => new Float64Array(P));
  const products = Array.from({ length: P }, () => new Float64Array(K));
  for (const row of rows) {
    lastSteps(matrix, row, x);
    for (let p = 0; p < P; p++) x[p]! -= means[p]!;
    const y = gatherTargets(matrix, [row], train.horizon);
    for (let p = 0; p < P; p++) {
      const value = x[p]!;
      const line = gram[p]!;
      for (let q = 0; q <= p; q++) line[q]! += value * x[q]!;
      const product = products[p]!;
      for (let k = 0; k < K; k++) product[k]! += value * (y[k]! - targetMeans[k]!);
    }
  }
  // A column that never moves has no say.
  const spreads = Float64Array.from(gram, (line, p) => Math.sqrt(line[p]! / n));
  for (let p = 0; p < P; p++) {
    const own = spreads[p]! || Infinity;
    for (let q = 0; q <= p; q++) gram[p]![q] = gram[p]![q]! / (n * own * (spreads[q]! || Infinity));
    for (let k = 0; k < K; k++) products[p]![k] = products[p]![k]! / (n * own);
  }
  return { means, spreads, gram, products, targetMeans };
}

/** Coefficients [P, K] of the standardised columns; null where rounding leaves no positive definite matrix. */
function solution(gram: readonly Float64Array[], products: readonly Float64Array[], penalty: number): Dense | null {
  const P = gram.length;
  const system = new Dense(P, P);
  for (let p = 0; p < P; p++) {
    for (let q = 0; q <= p; q++) {
      const value = gram[p]![q]! + (p === q ? penalty : 0);
      system.set(p, q, value);
      system.set(q, p, value);
    }
  }
  const cholesky = new CholeskyDecomposition(system);
  return cholesky.isPositiveDefinite() ? cholesky.solve(new Dense(products.map((line) => [...line]))) : null;
}

/** [P + 1, K]: a line for each column as it stands in a window, then the constants. */
function inInputUnits(
  solved: Dense,
  means: Float64Array,
  spreads: Float64Array,
  targetMeans: Float64Array,
  P: number,
  K: number,
): Float64Array {
  const weights = constants(targetMeans, P, K);
  for (let p = 0; p < P; p++) {
    if (spreads[p] === 0) continue;
    for (let k = 0; k < K; k++) {
      const weight = solved.get(p, k) / spreads[p]!;
      weights[p * K + k] = weight;
      weights[P * K + k]! -= weight * means[p]!;
    }
  }
  return weights;
}

function constants(targetMeans: Float64Array, P: number, K: number): Float64Array {
  const weights = new Float64Array((P + 1) * K);
  weights.set(targetMeans, P * K);
  return weights;
}

/** Of the samples of the validation part, summed over all outputs. */
function squaredError(
  { matrix, validation }: RidgeData,
  samples: Int32Array,
  weights: Float64Array,
  P: number,
  K: number,
): number {
  const x = new Float64Array(P);
  let sum = 0;
  for (const sample of samples) {
    const row = firstTargetRow(validation, sample);
    lastSteps(matrix, row, x);
    const predicted = weights.slice(P * K);
    for (let p = 0; p < P; p++) for (let k = 0; k < K; k++) predicted[k]! += x[p]! * weights[p * K + k]!;
    const wanted = gatherTargets(matrix, [row], validation.horizon);
    for (let k = 0; k < K; k++) sum += (predicted[k]! - wanted[k]!) ** 2;
  }
  return sum;
}

/** The inputs of the last P / I steps before a row, step by step. */
function lastSteps({ values, width, inputs: I }: Matrix, row: number, into: Float64Array): void {
  const steps = into.length / I;
  for (let t = 0, p = 0; t < steps; t++) {
    for (let i = 0; i < I; i++) into[p++] = values[(row - steps + t) * width + i]!;
  }
}

/** Windows [T, B, I] → outputs [B, K], from the last P / I steps. */
function applied(
  weights: Float64Array,
  windows: Float32Array,
  B: number,
  T: number,
  I: number,
  P: number,
  K: number,
): Float32Array {
  const result = new Float32Array(B * K);
  const steps = P / I;
  const predicted = new Float64Array(K);
  for (let b = 0; b < B; b++) {
    predicted.set(weights.subarray(P * K));
    for (let p = 0; p < P; p++) {
      const t = T - steps + Math.floor(p / I);
      const value = windows[(t * B + b) * I + (p % I)]!;
      for (let k = 0; k < K; k++) predicted[k]! += value * weights[p * K + k]!;
    }
    result.set(predicted, b * K);
  }
  return result;
}
