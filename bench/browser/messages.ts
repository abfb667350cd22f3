/** What the page and the workers of the benchmark say to each other: one order at a time, one answer to each. */
import type { OursBackend, StockBackend } from '../result.mjs';
import type { Row } from '../rows.mjs';
import type { Lap } from './race';

/** Which of a worker's routines to time. */
export type Work = 'step' | 'kernels';

/** What a worker is to build; `resetAfter` matters for a GRU. */
export interface Setup<Backend extends OursBackend | StockBackend> {
  readonly row: Row;
  readonly inputs: number;
  readonly resetAfter: boolean;
  readonly backend: Backend;
}

export type Order<Backend extends OursBackend | StockBackend> =
  | { readonly type: 'build'; readonly setup: Setup<Backend> }
  | { readonly type: 'run'; readonly work: Work; readonly steps: number; readonly warm: boolean };

export type Answer =
  | { readonly type: 'built'; readonly backend: string; readonly renderer: string | null }
  | { readonly type: 'lap'; readonly lap: Lap }
  | { readonly type: 'failed'; readonly message: string };
