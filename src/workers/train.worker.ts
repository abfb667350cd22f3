/** Worker entry: one contender's trainer, bound to this worker's messages. */
import { showLife } from '../training/life';
import type { Connect, FromTrainer, Life, ToTrainer } from '../training/protocol';
import { TrainerSession } from '../training/session';
import { TableSource } from '../training/tables';
import { buffersOf } from '../training/transfer';

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
