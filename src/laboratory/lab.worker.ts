/** Worker entry: the laboratory, bound to this worker's messages. */
import { fastestArithmetic } from '../rnn/kernels/simd/arithmetic';
import type { Arithmetic } from '../cells';
import { Laboratory } from './laboratory';
import type { FromLab, ToLab } from './protocol';
import { showLife } from '../training/life';
import type { Connect, Life } from '../training/protocol';
import { TableSource } from '../training/tables';
import { buffersOf } from '../training/transfer';

const tables = new TableSource();
let loading: Promise<Arithmetic> | null = null;

const laboratory = new Laboratory({
  post: (message: FromLab) => {
    self.postMessage(message, { transfer: buffersOf(message) });
  },
  table: tables.table,
  // A message to itself, because timers that follow each other are slowed down to 4 ms.
  now: () => performance.now(),
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
  arithmetic: () => {
    loading ??= fastestArithmetic().catch((error: unknown) => {
      // Another run tries again.
      loading = null;
      throw error;
    });
    return loading;
  },
});

self.addEventListener('message', ({ data }: MessageEvent<ToLab | Connect | Life>) => {
  if (data.type === 'connect') tables.connect(data.port);
  else if (data.type === 'life') showLife(data);
  else void laboratory.handle(data);
});
