/** The page's networks as a whole: one word for all of them, which the race of their other runs has a part in. Pure. */
import { ownStatus } from './contender';
import { statusWithRace } from './race/runs';
import type { AppState, ContenderRun } from './state';

/** The run with every contender changed, and the status that follows. @param change is given each with its index from 0 */
export function withContenders(
  { run, race }: Pick<AppState, 'run' | 'race'>,
  change: (run: ContenderRun, index: number) => ContenderRun,
): Pick<AppState, 'run'> {
  const contenders = run.contenders.map(change);
  return { run: { ...run, contenders, status: statusWithRace(ownStatus(contenders), race) } };
}
