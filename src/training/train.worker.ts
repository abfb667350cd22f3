/** Worker entry: one contender's trainer, bound to this worker's messages. */
import { showLife } from './life';
import type { Connect, FromTrainer, Life, ToTrainer } from './protocol';
import { TrainerSession } from './session';
import { TableSource } from './tables';
import { buffersOf } from './transfer';

const tables = new TableSource();

const session = new TrainerSession({
  post: (message: FromTrainer) => {
    self.postMessage(message, { transfer: buffersOf(message) });
  },
  now: () => performance.now(),
  table: tables.table,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  close: () => {
    self.close();
  },
});

self.addEventListener('message', ({ data }: MessageEvent<ToTrainer | Connect | Life>) => {
  if (data.type === 'connect') tables.connect(data.port);
  else if (data.type === 'life') showLife(data);
  else void session.handle(data);
});
