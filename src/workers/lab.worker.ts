/** Worker entry: the laboratory, bound to this worker's messages. */
import { loadedArithmetic } from '../laboratory/arithmetic';
import { Laboratory } from '../laboratory/laboratory';
import type { FromLab, ToLab } from '../laboratory/protocol';
import { showLife } from '../training/life';
import type { Connect, Life } from '../training/protocol';
import { TableSource } from '../training/tables';
import { buffersOf } from '../training/transfer';

const tables = new TableSource();

const laboratory = new Laboratory({
  post: (message: FromLab) => {
    self.postMessage(message, { transfer: buffersOf(message) });
  },
  table: tables.table,
  now: () => performance.now(),
  // A message to itself, because timers that follow each other are slowed down to 4 ms.
  wait: (ms) =>
    new Promise((resolve) => {
      if (ms > 0) {
        setTimeout(resolve, ms);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    }),
  arithmetic: loadedArithmetic,
});

self.addEventListener('message', ({ data }: MessageEvent<ToLab | Connect | Life>) => {
  if (data.type === 'connect') tables.connect(data.port);
  else if (data.type === 'life') showLife(data);
  else void laboratory.handle(data);
});
