/** The benchmark's page: hands its two functions to the runner outside. */
import { measureRow, openable } from './measure';

declare global {
  interface Window {
    bench: { measureRow: typeof measureRow; openable: typeof openable };
  }
}

window.bench = { measureRow, openable };
