/** Rankings one after another: the laboratory does one at a time, so that those of other contenders wait. */
import type { AppStore } from '../../../state/store-context';
import type { Ranking } from './ranking';

/** One that was asked for, and what was known and wrong then. */
interface Asked {
  readonly contender: number;
  readonly before: number | null;
  readonly problem: unknown;
}

export class RankQueue {
  private waiting: readonly number[] = [];
  private asked: Asked | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly store: AppStore) {}

  /** Contenders whose ranking is running, the first, or waits. */
  readonly read = (): readonly number[] => this.waiting;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Watches the laboratory until the result is called, which calls all rankings off. */
  readonly open = (): (() => void) => {
    this.store.getState().watchSurgery(true);
    const leave = this.store.subscribe(() => this.look());
    return () => {
      leave();
      this.end();
      this.change([]);
      this.store.getState().watchSurgery(false);
    };
  };

  /** Whether this answers the ranking that is running, and not one before it. */
  isOfRunning({ contender, ask }: Pick<Ranking, 'contender' | 'ask'>): boolean {
    return this.asked?.contender === contender && this.asked.before !== ask;
  }

  start(contender: number): void {
    if (this.waiting.includes(contender)) return;
    this.change([...this.waiting, contender]);
    this.next();
  }

  cancel(contender: number): void {
    if (this.asked?.contender === contender) this.end();
    this.change(this.waiting.filter((each) => each !== contender));
    this.next();
  }

  /** Asks about the first that waits, unless one is running. */
  private next(): void {
    const [contender] = this.waiting;
    if (this.asked !== null || contender === undefined) return;
    const { spec, focus, surgery, askLab } = this.store.getState();
    const { layers, bidirectional } = spec.contenders[contender]!;
    const kept = surgery.contenders[contender];
    this.asked = { contender, before: kept?.ranked?.answer.ask ?? null, problem: kept?.problem ?? null };
    askLab({
      type: 'rank',
      contender,
      layer: Math.min(focus.layer, layers - 1),
      direction: bidirectional ? focus.direction : 'forward',
    });
  }

  /** Goes on to the next once the running one has come to its end, or cannot come to it. */
  private look(): void {
    if (this.asked === null) return;
    const { contender, problem } = this.asked;
    const { surgery } = this.store.getState();
    const kept = surgery.contenders[contender];
    const answer = kept?.ranked?.answer;
    const complete = answer !== undefined && this.isOfRunning(answer) && answer.done === answer.total;
    const failed = surgery.problem !== null || (kept != null && kept.problem !== null && kept.problem !== problem);
    if (kept !== undefined && !complete && !failed) return;
    this.end();
    this.change(this.waiting.filter((each) => each !== contender));
    this.next();
  }

  private end(): void {
    if (this.asked === null) return;
    const { contender } = this.asked;
    this.asked = null;
    this.store.getState().leaveLab('rank', contender);
  }

  private change(waiting: readonly number[]): void {
    this.waiting = waiting;
    this.listeners.forEach((each) => each());
  }
}
