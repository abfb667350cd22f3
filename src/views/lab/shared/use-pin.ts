/** The pin of the heatmaps and the one in the store are the same, whichever is moved. */
import { useEffect } from 'react';
import type { Pin } from '../../../store/looks';
import type { Trace } from '../../state/model';
import { useAppStore } from '../../state/store-context';
import type { Crosshair } from './crosshair';

/** @param frames into which a pin has to fit */
export function usePin(crosshair: Crosshair, frames: readonly (Trace | null)[]): void {
  const store = useAppStore();
  useEffect(() => {
    const pinned = (): Pin | null => (crosshair.isPinned() ? crosshair.read() : null);
    const tell = () => {
      const { looks, setPin } = store.getState();
      if (!same(looks.pin, pinned())) setPin(pinned());
    };
    const follow = () => {
      const { pin } = store.getState().looks;
      if (same(pin, pinned())) return;
      if (pin === null) crosshair.free();
      else crosshair.pin(pin);
    };
    follow();
    crosshair.fit(frames);
    tell();
    const leave = [crosshair.subscribe(tell), store.subscribe(follow)];
    return () => leave.forEach((each) => each());
  }, [crosshair, frames, store]);
}

const same = (a: Pin | null, b: Pin | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.contender === b.contender &&
    a.quantity === b.quantity &&
    a.unit === b.unit &&
    a.step === b.step);
