/**
 * Worker entry, the only one with TensorFlow.js: by its name a contender's trainer, a trainer of a race's runs, or the
 * laboratory. One script for all three is fetched once and stays in the browser's cache.
 */
import { loadedArithmetic } from '../laboratory/arithmetic';
import { Laboratory } from '../laboratory/laboratory';
import type { FromLab, ToLab } from '../laboratory/protocol';
import { showLife } from '../training/life';
import type { Connect, FromTrainer, Life, NetworkWork, ToTrainer } from '../training/protocol';
import type { FromRacer, ToRacer } from '../training/raceProtocol';
import { Racer } from '../training/racer';
import { TrainerSession } from '../training/session';
import { TableSource } from '../training/tables';
import { buffersOf } from '../training/transfer';

type Told = ToTrainer | ToRacer | ToLab;

interface Session {
  handle(message: Told): Promise<void>;
}

const tables = new TableSource();

const around = {
  post: (message: FromTrainer | FromRacer | FromLab) => {
    self.postMessage(message, { transfer: buffersOf(message) });
  },
  now: () => performance.now(),
  table: tables.table,
};

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A message to itself, because timers that follow each other are slowed down to 4 ms. */
const afterWaitingMessages = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

const SESSIONS: Readonly<Record<NetworkWork, () => Session>> = {
  trainer: () =>
    new TrainerSession({
      ...around,
      wait: after,
      close: () => {
        self.close();
      },
    }),
  racer: () => new Racer({ ...around, wait: after }),
  laboratory: () =>
    new Laboratory({
      ...around,
      wait: (ms) => (ms > 0 ? after(ms) : afterWaitingMessages()),
      arithmetic: loadedArithmetic,
    }),
};

const session = SESSIONS[self.name as NetworkWork]();

self.addEventListener('message', ({ data }: MessageEvent<Told | Connect | Life>) => {
  if (data.type === 'connect') tables.connect(data.port);
  else if (data.type === 'life') showLife(data);
  else void session.handle(data);
});
