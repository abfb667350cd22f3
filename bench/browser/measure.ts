/** Measures one row: starts a worker for every runner, lets them race, and ends them. */
import type { Measured, OursBackend, StockBackend, Timing } from '../result.mjs';
import type { Row } from '../rows.mjs';
import type { Answer, Order, Setup, Work } from './messages';
import { race } from './race';
import type { Limits, Outcome, Runner } from './race';

/** The fastest usually first, so that a hopeless one is seen as such. */
const STOCKS: readonly StockBackend[] = ['wasm', 'webgl', 'cpu'];

export interface Measurement {
  readonly row: Row;
  /** I */
  readonly inputs: number;
  readonly backend: OursBackend;
  /** True to leave stock out. */
  readonly alone: boolean;
  readonly limits: Limits;
}

/** A worker, asked one thing at a time. */
class Team<Backend extends OursBackend | StockBackend> {
  constructor(private readonly worker: Worker) {}

  async build(setup: Setup<Backend>): Promise<Extract<Answer, { type: 'built' }>> {
    const answer = await this.ask({ type: 'build', setup });
    if (answer.type !== 'built') throw new Error(`build was answered with ${answer.type}`);
    return answer;
  }

  runner(name: string, work: Work, rival: boolean): Runner {
    const run = async (steps: number, warm: boolean) => {
      const answer = await this.ask({ type: 'run', work, steps, warm });
      if (answer.type !== 'lap') throw new Error(`run was answered with ${answer.type}`);
      return answer.lap;
    };
    return { name, rival, run };
  }

  end(): void {
    this.worker.terminate();
  }

  private ask(order: Order<Backend>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.type === 'failed') reject(new Error(data.message));
        else resolve(data);
      };
      this.worker.onerror = ({ message }) => reject(new Error(message || 'a worker of the benchmark failed to load'));
      this.worker.postMessage(order);
    });
  }
}

const ours = () => new Team<OursBackend>(new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }));
const stock = () =>
  new Team<StockBackend>(new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' }));

/** Whether this browser can open one of our backends, and who draws for it. */
export async function openable(backend: OursBackend): Promise<{ open: boolean; renderer: string | null }> {
  const team = ours();
  try {
    const row: Row = { cell: 'lstm', batch: 1, steps: 1, units: 1, layers: 1 };
    const built = await team.build({ row, inputs: 1, resetAfter: false, backend });
    return { open: built.backend === backend, renderer: built.renderer };
  } catch {
    return { open: false, renderer: null };
  } finally {
    team.end();
  }
}

/**
 * Ours against stock on one row. A `webgl` row races against stock's webgl, any other against all of stock's backends.
 * Throws when our side fails or computes on another backend than asked for.
 */
export async function measureRow({ row, inputs, backend, alone, limits }: Measurement): Promise<Measured> {
  const teams: { end: () => void }[] = [];
  const notes: string[] = [];
  try {
    const join = async (resetAfter: boolean) => {
      const team = ours();
      teams.push(team);
      const built = await team.build({ row, inputs, resetAfter, backend });
      if (built.backend !== backend) throw new Error(`${backend}: cannot be opened here; ${built.backend} was`);
      return team;
    };
    const main = await join(false);
    const runners = [main.runner('ours', 'step', false), main.runner('kernels', 'kernels', false)];
    if (row.cell === 'gru') runners.push((await join(true)).runner('resetAfter', 'step', false));
    for (const name of alone ? [] : backend === 'webgl' ? (['webgl'] as const) : STOCKS) {
      const team = stock();
      teams.push(team);
      try {
        await team.build({ row, inputs, resetAfter: false, backend: name });
        runners.push(team.runner(name, 'step', true));
      } catch (error) {
        notes.push(`stock ${name}: ${(error as Error).message}`);
      }
    }
    const outcomes = new Map((await race(runners, limits)).map((outcome, k) => [runners[k].name, outcome]));
    const rivals = [...outcomes].filter(([name]) => STOCKS.some((known) => known === name));
    for (const [name, { failure }] of rivals) if (failure !== null) notes.push(`stock ${name}: ${failure}`);
    return {
      ours: timing(outcomes.get('ours')!)!,
      resetAfter: timing(outcomes.get('resetAfter')),
      kernels: timing(outcomes.get('kernels')!)!,
      stocks: Object.fromEntries(rivals.map(([name, outcome]) => [name, timing(outcome)])),
      lossGap: lossGap(
        outcomes.get('ours')!.losses,
        rivals.map(([, { losses }]) => losses),
      ),
      notes,
    };
  } finally {
    for (const team of teams) team.end();
  }
}

function timing(outcome: Outcome | undefined): Timing | null {
  if (!outcome || outcome.ms === null) return null;
  return { ms: outcome.ms, samples: outcome.samples, draws: outcome.draws };
}

/** How far our losses are from any of theirs, relative to theirs; null when there are none to compare with. */
function lossGap(own: readonly number[], theirs: readonly (readonly number[])[]): number | null {
  const gaps = theirs.flatMap((losses) => losses.map((loss, k) => Math.abs(own[k] - loss) / Math.abs(loss)));
  return gaps.length === 0 ? null : Math.max(...gaps);
}
