/** A part of the page that is loaded after the page can be used; until then, and when it cannot be loaded, something stands in its place. */
import { useEffect, useState, type ComponentType } from 'react';

export interface WaitingProps {
  /** Null while the part is on its way; when it could not be loaded, tries again. */
  readonly onRetry: (() => void) | null;
}

type Loaded<P> = { readonly default: ComponentType<P> };

/**
 * The part as a component. What it throws while drawing is for the error boundary around it; that it did not come is
 * told to `Waiting`, which is as high as the part will be.
 */
export function later<P extends object>(load: () => Promise<Loaded<P>>, Waiting: ComponentType<WaitingProps>) {
  let loaded: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [state, setState] = useState<{ readonly part: ComponentType<P> | null; readonly failed: boolean }>({
      part: loaded,
      failed: false,
    });
    const [attempt, setAttempt] = useState(0);
    useEffect(() => {
      let shown = true;
      load().then(
        ({ default: part }) => {
          loaded = part;
          if (shown) setState({ part, failed: false });
        },
        () => shown && setState((old) => ({ ...old, failed: old.part === null })),
      );
      return () => {
        shown = false;
      };
    }, [attempt]);
    if (state.part) return <state.part {...props} />;
    const retry = () => {
      setState({ part: null, failed: false });
      setAttempt(attempt + 1);
    };
    return <Waiting onRetry={state.failed ? retry : null} />;
  };
}
