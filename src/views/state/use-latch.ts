/** A source that may change faster than it can be drawn, as a hook: drawn in pauses, and never much later than it changed. */
import { startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { createLatch, type Draw, type Latch, type LatchSource } from './latch';

/**
 * @param source the same object at every call, or the page follows another
 * @param phase where on the common grid of moments drawings begin (in ms); null: at once
 */
export function useLatch<V>(source: LatchSource<V>, phase: number | null = null): V {
  const latch = useRef<Latch<V> | null>(null);
  const [shown, setShown] = useState<{ readonly of: V }>(() => ({ of: source.current() }));
  const first = useRef(shown.of);
  useEffect(() => {
    const draw: Draw<V> = (value, how) => {
      const show = () => setShown((before) => (Object.is(before.of, value) ? before : { of: value }));
      if (how === 'inPauses') startTransition(show);
      else if (how === 'now') flushSync(show);
      else show();
    };
    const made = createLatch(source, draw, phase, first.current);
    latch.current = made;
    return () => {
      latch.current = null;
      made.stop();
    };
  }, [source, phase]);
  useLayoutEffect(() => {
    first.current = shown.of;
    latch.current?.drawn(shown.of);
  }, [shown]);
  return shown.of;
}
