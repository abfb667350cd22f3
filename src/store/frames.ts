/** Counts the frames that the page draws while something trains, and has the workers give way where they are too few. */
import { afterLook, TAKING_ALL } from './givingWay';
import type { AppState } from './state';
import type { Client } from './client';
import { isTraining } from './contender';

/** Milliseconds over which frames are counted. */
export const LOOK = 500;

/** What this part needs of the browser's window. */
export type FrameSource = Pick<Window, 'requestAnimationFrame' | 'cancelAnimationFrame'> & {
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener'>;
};

interface Store {
  readonly getState: () => Pick<AppState, 'run' | 'surgery' | 'crowded'>;
  readonly setState: (part: Pick<AppState, 'crowded'>) => void;
  readonly subscribe: (listener: () => void) => void;
}

/** Follows a store for as long as the page is there. */
export function watchFrames(window: FrameSource, store: Store, client: Pick<Client, 'giveWay'>): void {
  let giving = TAKING_ALL;
  let request: number | null = null;
  /** Frames since then; null: none yet. */
  let since: number | null = null;
  let frames = 0;

  const isWatched = () => window.document.visibilityState === 'visible' && isWorking(store.getState());

  function look(seen: number | null): void {
    const before = giving.share;
    giving = afterLook(giving, seen);
    if (giving.share === before) return;
    client.giveWay(giving.share);
    const crowded = giving.share < 1;
    if (crowded !== store.getState().crowded) store.setState({ crowded });
  }

  function onFrame(now: number): void {
    request = window.requestAnimationFrame(onFrame);
    if (since === null) {
      since = now;
      frames = 0;
      return;
    }
    frames++;
    if (now - since < LOOK) return;
    look((1000 * frames) / (now - since));
    since = now;
    frames = 0;
  }

  function follow(): void {
    const watched = isWatched();
    if (watched === (request !== null)) return;
    if (watched) {
      since = null;
      request = window.requestAnimationFrame(onFrame);
      return;
    }
    window.cancelAnimationFrame(request!);
    request = null;
    look(null);
  }

  store.subscribe(follow);
  window.document.addEventListener('visibilitychange', follow);
  follow();
}

/** Whether workers are at work for longer than an answer takes: networks train, or units are ranked. */
const isWorking = ({ run, surgery }: Pick<AppState, 'run' | 'surgery'>): boolean =>
  isTraining(run.status) ||
  surgery.contenders.some(({ ranked }) => ranked !== null && !ranked.stale && ranked.answer.done < ranked.answer.total);
