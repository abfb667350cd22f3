/** The worker's side: builds what it is told to and times it. */
import type { OursBackend, StockBackend } from '../result.mjs';
import { countDrawCalls, drawCalls } from './draws';
import type { Answer, Order, Setup, Work } from './messages';

/** What a worker can be asked to time: each call is one step and returns its loss, if it has one, read back. */
export interface Built {
  readonly backend: string;
  readonly routines: Partial<Record<Work, () => number | null>>;
}

/** An untimed start takes this many ms and at least a step; a step longer than `LONG` ms needs none. */
const START = 20;
const LONG = 150;

/** Answers the page's orders with what `build` makes. */
export function serve<Backend extends OursBackend | StockBackend>(
  build: (setup: Setup<Backend>) => Promise<Built>,
): void {
  countDrawCalls();
  let routines: Built['routines'] = {};
  let stepMs = 0;
  const carryOut = async (order: Order<Backend>): Promise<Answer> => {
    if (order.type === 'build') {
      const built = await build(order.setup);
      routines = built.routines;
      return { type: 'built', backend: built.backend, renderer: built.backend === 'webgl' ? renderer() : null };
    }
    const routine = routines[order.work];
    if (!routine) throw new Error(`${order.work}: this worker has no such routine`);
    if (order.warm && stepMs < LONG) {
      const begin = performance.now();
      do routine();
      while (performance.now() - begin < START);
    }
    const losses: number[] = [];
    const drawn = drawCalls();
    const start = performance.now();
    for (let step = 0; step < order.steps; step++) {
      const loss = routine();
      if (loss !== null) losses.push(loss);
    }
    const ms = performance.now() - start;
    stepMs = ms / order.steps;
    return { type: 'lap', lap: { steps: order.steps, ms, draws: drawCalls() - drawn, losses: losses.slice(0, 2) } };
  };
  self.addEventListener('message', ({ data }: MessageEvent<Order<Backend>>) => {
    carryOut(data)
      .catch((error: unknown): Answer => ({ type: 'failed', message: String(error) }))
      .then((answer) => self.postMessage(answer), reportError);
  });
}

/** Who draws for WebGL, as the browser names it. */
function renderer(): string | null {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  const names = context?.getExtension('WEBGL_debug_renderer_info');
  return context && names ? String(context.getParameter(names.UNMASKED_RENDERER_WEBGL)) : null;
}
