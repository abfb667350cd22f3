/** Worker entry: one contender's trainer, bound to this worker's messages. */
import type { FromTrainer, ToTrainer } from './protocol';
import { TrainerSession } from './session';
import { buffersOf } from './transfer';

const session = new TrainerSession({
  post: (message: FromTrainer) => {
    self.postMessage(message, { transfer: buffersOf(message) });
  },
  now: () => performance.now(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

self.addEventListener('message', ({ data }: MessageEvent<ToTrainer>) => {
  void session.handle(data);
});
