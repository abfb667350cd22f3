/** Plays the kept epochs in order; a frame follows only when the one before it has been answered and painted. */
import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useEffectEvent, useState } from 'react';
import { useAppStore, type AppStore } from '../../../state/store-context';
import { beatOf, frameAfter, keptEpochs } from './timeline';

export interface Film {
  readonly playing: boolean;
  /** False where motion is not wanted: then there are only single steps. */
  readonly offered: boolean;
  /** From the epoch that is shown, or from the first one where the last or none is. */
  readonly play: () => void;
  readonly hold: () => void;
}

const epochsOf = (store: AppStore) => keptEpochs(store.getState().run.contenders);

export function useFilm(speed: number): Film {
  const store = useAppStore();
  const offered = !useReducedMotion(false, { getInitialValueInEffect: false });
  const [wanted, setWanted] = useState(false);
  const playing = wanted && offered;
  const hold = () => setWanted(false);
  const ended = useEffectEvent(hold);

  useEffect(() => {
    if (!playing) return undefined;
    const projector = new Projector(store, speed, ended);
    return () => projector.stop();
  }, [playing, speed, store]);

  const play = () => {
    const { time, showEpoch } = store.getState();
    const epochs = epochsOf(store);
    if (time.wanted === null || frameAfter(epochs, time.wanted, 1) === null) showEpoch(epochs[0]!);
    setWanted(true);
  };
  return { playing, offered, play, hold };
}

/** Looks at every frame of the screen whether the next one of the film is due. */
class Projector {
  private request = 0;
  /** When the film's frame was due that is shown now. */
  private due = performance.now();
  private epoch: number | null;
  private painted = false;

  constructor(
    private readonly store: AppStore,
    private readonly speed: number,
    private readonly onEnd: () => void,
  ) {
    this.epoch = store.getState().time.wanted;
    this.request = requestAnimationFrame(this.look);
  }

  stop(): void {
    cancelAnimationFrame(this.request);
  }

  private readonly look = (now: number): void => {
    this.request = requestAnimationFrame(this.look);
    const { time, showEpoch } = this.store.getState();
    // Somebody else moved, or a rebuild went back to now.
    if (time.wanted === null || time.wanted !== this.epoch) {
      this.end();
      return;
    }
    if (time.shown !== time.wanted) return;
    if (!this.painted) {
      // What has been answered is painted with this frame.
      this.painted = true;
      return;
    }
    const epochs = epochsOf(this.store);
    const beat = beatOf(epochs.length, this.speed);
    const beats = Math.floor((now - this.due) / beat);
    const next = frameAfter(epochs, this.epoch, beats);
    if (next === null) {
      this.end();
      return;
    }
    if (beats < 1) return;
    this.due += beats * beat;
    this.painted = false;
    this.epoch = next;
    showEpoch(next);
  };

  private end(): void {
    this.stop();
    this.onEnd();
  }
}
