/** Starting the tour, which is loaded only then, and remembering that it was offered. */
import { useSyncExternalStore } from 'react';
import { useWords } from '../../../i18n/react';
import { failureOf, loadProblem } from '../../../store/deployment';
import { rememberTour, tourOffered } from '../../state/preferences';
import { useAppStore } from '../../state/store-context';

let offered = tourOffered();
const listeners = new Set<() => void>();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** From now on nobody is invited any more. */
function decline(): void {
  offered = true;
  rememberTour();
  listeners.forEach((each) => each());
}

interface Tour {
  /** Whether the person has yet to be invited. */
  readonly isNew: boolean;
  readonly start: () => void;
  readonly decline: () => void;
}

export function useTour(): Tour {
  const { t } = useWords();
  const store = useAppStore();
  const isNew = useSyncExternalStore(subscribe, () => !offered);
  return {
    isNew,
    start: () => {
      decline();
      import('./tour').then(
        ({ runTour }) => runTour(store, t),
        async (error: unknown) => {
          store.getState().report(loadProblem(await failureOf(error), 'tour'));
        },
      );
    },
    decline,
  };
}
