/** The part of jStat that the statistics use; the package brings no types. */
declare module 'jstat' {
  interface StudentT {
    /** P(T ≤ t) with `df` degrees of freedom. */
    cdf(t: number, df: number): number;
    /** The t with P(T ≤ t) = p. */
    inv(p: number, df: number): number;
  }
  const jstat: { readonly studentt: StudentT };
  export default jstat;
}
