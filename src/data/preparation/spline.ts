/** The natural cubic spline through points with growing abscissae. */

/**
 * Second derivatives at the knots; zero at both ends (natural). Solves the tridiagonal system
 * h₍k−1₎ M₍k−1₎ + 2 (h₍k−1₎ + hₖ) Mₖ + hₖ M₍k+1₎ = 6 (sₖ − s₍k−1₎), hₖ = x₍k+1₎ − xₖ, sₖ = (y₍k+1₎ − yₖ) / hₖ, by elimination
 * (Burden & Faires, Numerical Analysis, section 3.5). Fewer than three knots: all zero, a straight line.
 */
function secondDerivatives(xs: Float64Array, ys: Float64Array): Float64Array {
  const n = xs.length;
  const M = new Float64Array(n);
  const diagonal = new Float64Array(n);
  const right = new Float64Array(n);
  const h = (k: number) => xs[k + 1]! - xs[k]!;
  const slope = (k: number) => (ys[k + 1]! - ys[k]!) / h(k);
  for (let k = 1; k < n - 1; k++) {
    const factor = k > 1 ? h(k - 1) / diagonal[k - 1]! : 0;
    diagonal[k] = 2 * (h(k - 1) + h(k)) - factor * (k > 1 ? h(k - 1) : 0);
    right[k] = 6 * (slope(k) - slope(k - 1)) - factor * (k > 1 ? right[k - 1]! : 0);
  }
  for (let k = n - 2; k > 0; k--) M[k] = (right[k]! - h(k) * M[k + 1]!) / diagonal[k]!;
  return M;
}

/**
 * The spline as a function of the knot left of x and of x. Needs at least two knots, `left` at most n − 2.
 */
export function naturalSpline(xs: Float64Array, ys: Float64Array): (left: number, x: number) => number {
  const M = secondDerivatives(xs, ys);
  return (left, x) => {
    const h = xs[left + 1]! - xs[left]!;
    const a = (xs[left + 1]! - x) / h;
    const b = 1 - a;
    const bend = (((a ** 3 - a) * M[left]! + (b ** 3 - b) * M[left + 1]!) * (h * h)) / 6;
    return a * ys[left]! + b * ys[left + 1]! + bend;
  };
}
