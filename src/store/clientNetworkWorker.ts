/** How the client makes the workers that hold a network. */
import type { NetworkWork } from '../training/protocol';

/** For `watched`: makes the worker with the `Worker` that it is given. What it does is its name. */
export const networkWorker = (name: NetworkWork) => (Worker: typeof globalThis.Worker) =>
  new Worker(new URL('../workers/network.worker.ts', import.meta.url), { type: 'module', name });
