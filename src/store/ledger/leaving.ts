/** What has to happen before the page may go: every network stops, and hands over what it has learnt. */
import { isTraining } from '../contender';
import type { AppState } from '../state';

/**
 * Pauses, and resolves once every network of the page has been handed over as it is now. A network that failed has
 * nothing to hand over; a trainer that never answers is waited for as long as nobody gives up.
 *
 * @param handed after how many epochs a contender's network was handed over last
 */
export function handedOver(
  read: () => AppState,
  subscribe: (listener: () => void) => () => void,
  handed: (contender: number) => number,
): Promise<void> {
  const trained = read().run.contenders.map(({ status }) => isTraining(status));
  read().pause();
  const paused = read().run.contenders;
  // Its answer to Pause says how far it really is, and comes before what it hands over.
  const isDue = (contender: number): boolean => {
    const now = read().run.contenders[contender];
    if (now === undefined || now.status === 'failed') return false;
    return (trained[contender] === true && now === paused[contender]) || now.epoch > handed(contender);
  };
  return new Promise((resolve) => {
    const look = (): void => {
      if (paused.some((_, contender) => isDue(contender))) return;
      leave();
      resolve();
    };
    const leave = subscribe(look);
    look();
  });
}
