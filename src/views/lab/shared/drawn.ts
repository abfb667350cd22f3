/** Drawing outside React: what follows the pointer is written into elements that React has laid out and left empty. */
import { useEffect, useEffectEvent, useLayoutEffect } from 'react';
import type { Trace } from '../../state/model';
import { placed, type Spot } from './crosshair';
import { useLab } from './lab-context';

/** Where the crosshair stands, and the traces whose numbers are written out. */
export interface Moment {
  readonly spot: Spot | null;
  /** 0-based. */
  readonly step: number;
  readonly unit: number;
  readonly traces: readonly (Trace | null)[];
  /** The same without surgery, where there is any and it is shown. */
  readonly before: readonly (Trace | null)[];
}

/**
 * Calls `draw` after every rendering, when the crosshair has moved, and when the traces or the order of units have
 * changed. What it writes must not be given to React as well, which would not see that it has changed.
 */
export function useDrawn(draw: (moment: Moment) => void): void {
  const { board, crosshair, drawn } = useLab();
  const now = useEffectEvent(() => {
    const spot = crosshair.read();
    const traces = drawn.read();
    draw({ spot, traces, before: drawn.readBefore(), ...placed(spot, traces) });
  });
  useLayoutEffect(() => now());
  useEffect(() => {
    const again = () => now();
    const leave = [crosshair, drawn, board].map((source) => source.subscribe(again));
    return () => leave.forEach((each) => each());
  }, [board, crosshair, drawn]);
}

/** Puts a text into an element that has nothing else in it, unless it is there already. */
export function write(element: Element | null | undefined, text: string): void {
  const old = element?.firstChild;
  if (old instanceof Text) {
    if (old.data !== text) old.data = text;
  } else if (element && text !== '') element.textContent = text;
}

/** Sets an attribute, unless it is so already. */
export function mark(element: Element | null | undefined, name: string, value: string): void {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Passes the last of several values on, once a frame. */
export function perFrame<V>(act: (value: V) => void): (value: V) => void {
  let waiting: { readonly value: V } | null = null;
  return (value) => {
    if (waiting === null) {
      requestAnimationFrame(() => {
        const last = waiting!.value;
        waiting = null;
        act(last);
      });
    }
    waiting = { value };
  };
}
