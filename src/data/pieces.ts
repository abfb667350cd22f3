/** Long work in pieces: a generator that pauses wherever other work may have its turn. */
export type Pieces<V> = Generator<void, V>;

/** All pieces at once, for callers that can wait. */
export function whole<V>(work: Pieces<V>): V {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value as V;
  }
}
