/** The ledger's program, loaded once the page can be used; what is asked of the ledger waits until it has come. */
import { loadProblem } from './deployment';
import { partOf, type Part } from './part';
import type { AppState } from './state';

export const ledgerScript = partOf(() => import('./ledger/openLedger'));

/**
 * The module once it has come, however often it has to be loaded.
 *
 * @param tell is given what is wrong each time that it did not come
 */
export function arrivalOf<M>(part: Part<M>, tell: (problem: Parameters<AppState['report']>[0]) => void): Promise<M> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { module, failure } = part.read();
      if (failure !== null) tell(loadProblem(failure, 'ledger'));
      if (module === null) return;
      leave();
      resolve(module);
    };
    const leave = part.subscribe(look);
    part.load();
    look();
  });
}
