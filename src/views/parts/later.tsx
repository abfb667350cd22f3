/** A part of the page that is loaded after the page can be used; until then, and when it does not come, something stands in its place. */
import { useEffect, useMemo, type ComponentType } from 'react';
import { laterWords, takeLater } from '../../i18n';
import { useWords } from '../../i18n/react';
import type { LoadFailure } from '../../store/deployment';
import { partOf, type Part, type PartState } from '../../store/part';
import { useLatch } from '../state/use-latch';

export interface WaitingProps {
  /** Null while the part is on its way; else why it did not come, and how to load it again. */
  readonly missing: { readonly failure: LoadFailure; readonly again: () => void } | null;
}

/** Loads a part as soon as it is shown, and tells how far that is; a part is large, so it is drawn as what takes long is. */
export function usePart<M>(part: Part<M>): PartState<M> {
  const source = useMemo(() => ({ subscribe: part.subscribe, current: part.read }), [part]);
  useEffect(() => {
    part.load();
  }, [part]);
  return useLatch(source);
}

/**
 * The part as a component, with the words that it needs. What it throws while drawing is for the boundary around it; that it did not come is told to
 * `Waiting`, which is as high as the part will be. Wherever it is shown, loading it again in one place is for all.
 */
export function later<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
  Waiting: ComponentType<WaitingProps>,
) {
  const part = partOf(async () => {
    const [{ default: Part }, words] = await Promise.all([load(), laterWords()]);
    return { Part, words };
  });
  return function Later(props: P) {
    const { i18n } = useWords();
    const { module, failure } = usePart(part);
    if (module) {
      takeLater(i18n, module.words);
      return <module.Part {...props} />;
    }
    return <Waiting missing={failure && { failure, again: part.load }} />;
  };
}
