/** Worker entry: one of the pool that trains a race's runs, bound to this worker's messages. */
import { showLife } from '../training/life';
import type { Connect, Life } from '../training/protocol';
import type { FromRacer, ToRacer } from '../training/raceProtocol';
import { Racer } from '../training/racer';
import { TableSource } from '../training/tables';
import { buffersOf } from '../training/transfer';

const tables = new TableSource();

const racer = new Racer({
  post: (message: FromRacer) => {
    self.postMessage(message, { transfer: buffersOf(message) });
  },
  now: () => performance.now(),
  table: tables.table,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
});

self.addEventListener('message', ({ data }: MessageEvent<ToRacer | Connect | Life>) => {
  if (data.type === 'connect') tables.connect(data.port);
  else if (data.type === 'life') showLife(data);
  else void racer.handle(data);
});
