/** What is wrong with a file, a problem for each cause: the first place of it, and how many more there are. */
import { problem, type Problem } from '../../experiment/problem';

/** As many problems as a person wants to read. */
export const LISTED_PROBLEMS = 5;

interface Cause {
  readonly first: Problem;
  more: number;
}

/** Problems of one kind in one column have one cause. */
export class Findings {
  private readonly causes = new Map<string, Cause>();

  get some(): boolean {
    return this.causes.size > 0;
  }

  /** Takes a problem, with `more` like it further down. */
  add(found: Problem, more = 0): void {
    const key = `${found.code} ${found.values['name'] ?? ''}`;
    const cause = this.causes.get(key);
    if (cause === undefined) this.causes.set(key, { first: found, more });
    else cause.more += 1 + more;
  }

  /** In the order of their lines; the value {more} says how many are like it. */
  list(): Problem[] {
    return [...this.causes.values()]
      .sort((a, b) => lineOf(a.first) - lineOf(b.first))
      .slice(0, LISTED_PROBLEMS)
      .map(({ first: { path, code, values }, more }) => problem(path, code, more > 0 ? { ...values, more } : values));
  }
}

const lineOf = ({ path }: Problem): number => Number(/^line (\d+)/.exec(path)?.[1] ?? 0);
