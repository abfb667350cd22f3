/** The problems that the page lists: which belong to a field, and in which order the failures of workers are listed. */
import type { Problem } from '../experiment/problem';
import type { AppState } from './state';

/** The problems of a field and what lies below it. */
export const aboutField = (problems: readonly Problem[], path: string): readonly Problem[] =>
  problems.filter((each) => isBelow(each, path));

/** All problems but those of a field and what lies below it. */
export const elsewhere = (problems: readonly Problem[], path: string): readonly Problem[] =>
  problems.filter((each) => !isBelow(each, path));

const isBelow = (problem: Problem, path: string): boolean =>
  problem.path === path || problem.path.startsWith(`${path}.`);

/** The problems that stay listed until they are mended: why there are no data, and why networks are missing or broke. */
export const standing = ({ data, run }: Pick<AppState, 'data' | 'run'>): Problem[] => [
  ...data.failure,
  ...run.contenders.flatMap(({ failure }) => (failure === null ? [] : [failure])),
];

/** Lists what failed in the order of the contenders, whichever failed first; -1 for the data, before them. */
export function failureList(): (listed: readonly Problem[], contender: number, found: Problem) => Problem[] {
  const contenders = new WeakMap<Problem, number>();
  const rank = (each: Problem) => contenders.get(each) ?? -1;
  return (listed, contender, found) => {
    contenders.set(found, contender);
    return [...listed, found].sort((a, b) => rank(a) - rank(b));
  };
}
