/** Long work in portions: a generator that says, wherever other work may have its turn, what share of it is done. */
export type Portions<V> = Generator<number, V>;

/** All portions at once, for callers that can wait. */
export function atOnce<V>(work: Portions<V>): V {
  for (;;) {
    const piece = work.next();
    if (piece.done === true) return piece.value;
  }
}
