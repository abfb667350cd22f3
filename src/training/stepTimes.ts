/** What a run's steps took over the whole of it: a sample of bounded size, from which the median comes. */

/** Steps are added up until they last so long, in milliseconds: twenty ticks of a clock that browsers round. */
const GROUP = 2;
/** Groups that are kept at most; beyond that every second one goes, and only every second, fourth, … comes in. */
const MOST = 512;

export class StepTimes {
  /** Mean time of a step in each group that is kept, evenly spaced over the run. */
  private groups: number[] = [];
  /** One in so many groups is kept. */
  private every = 1;
  private seen = 0;
  private open = { ms: 0, steps: 0 };
  private first = true;

  /** Takes the time of a step in milliseconds; the first, in which engines compile, does not count. */
  add(ms: number): void {
    if (this.first) {
      this.first = false;
      return;
    }
    this.open = { ms: this.open.ms + ms, steps: this.open.steps + 1 };
    if (this.open.ms < GROUP) return;
    if (this.seen++ % this.every === 0) this.groups.push(this.open.ms / this.open.steps);
    this.open = { ms: 0, steps: 0 };
    if (this.groups.length <= MOST) return;
    this.groups = this.groups.filter((_, k) => k % 2 === 0);
    this.every *= 2;
  }

  /** Forgets all, because the steps that follow run on another backend. */
  clear(): void {
    this.groups = [];
    this.every = 1;
    this.seen = 0;
    this.open = { ms: 0, steps: 0 };
    this.first = true;
  }

  /** Milliseconds of a step, the median over the run; null before the second step. */
  get median(): number | null {
    const { groups, open } = this;
    if (groups.length > 0) return groups.toSorted((a, b) => a - b)[groups.length >> 1]!;
    return open.steps > 0 ? open.ms / open.steps : null;
  }
}
