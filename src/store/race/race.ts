/** The race in the store: starts its runs, hears how they go, hands over what ends, and says what changes mean for it. */
import type { StoreApi } from 'zustand/vanilla';
import { ownStatus } from '../contender';
import type { AppState } from '../state';
import { raceChanges } from './changes';
import { raceControl } from './control';
import { ownRuns } from './ownRuns';
import { pooledRuns } from './pooledRuns';
import { statusWithRace } from './runs';
import type { PoolClient } from './tickets';
import { RaceTrack, type Around } from './track';

/** The race of a store, whose run's word follows it. */
export function raceOf(
  client: PoolClient,
  { getState, setState }: Pick<StoreApi<AppState>, 'getState' | 'setState'>,
  around: Pick<Around, 'built' | 'keep'>,
) {
  const track = new RaceTrack(client, {
    ...around,
    read: getState,
    set: (part) => {
      const { race: before, run } = getState();
      const race = { ...before, ...part };
      setState({ race, run: { ...run, status: statusWithRace(ownStatus(run.contenders), race) } });
    },
    now: Date.now,
    newId: newRunId,
  });
  return { ...raceControl(track), ...raceChanges(track), ...ownRuns(track), ...pooledRuns(track) };
}

/** 32 hexadecimal digits; `crypto.randomUUID` is missing on plain http. */
const newRunId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
