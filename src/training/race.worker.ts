/** Worker entry: one of the pool that trains a race's runs, bound to this worker's messages. */
import { showLife } from './life';
import type { Connect, Life } from './protocol';
import type { FromRacer, ToRacer } from './raceProtocol';
import { Racer } from './racer';
import { TableSource } from './tables';
import { buffersOf } from './transfer';

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
