/** A process of `--seeds N`: what it is told comes as messages of its parent. */
import type { ToChild } from './raceMessages';
import { raceWork } from './raceWork';

const work = raceWork((message) => process.send?.(message));

process.on('message', (message: ToChild) => {
  work(message);
});
process.on('disconnect', () => process.exit());
