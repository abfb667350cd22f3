/** How reading a file is followed, and called off. */
export interface Watch {
  readonly signal?: AbortSignal;
  /** After every piece: bytes done and rows taken. */
  readonly progress?: (done: number, rows: number) => void;
}
