/** What the user has the networks do: train, step, pause, start over, and be built again where they are not there. */
import type { Client } from './client';
import { hasEnded, isTraining } from './contender';
import type { TrainingIntents } from './intents';
import { standing } from './listed';
import type { Course } from './networks/course';
import type { networkBuilding } from './networks/networks';
import type { raceOf } from './race/race';
import { withContenders } from './runState';
import type { AppState } from './state';
import type { TimeMachine } from './time';

/** What this slice asks of the store around it. */
interface Around {
  readonly get: () => AppState;
  readonly set: (part: Partial<AppState>) => void;
  readonly client: Pick<Client, 'train' | 'step' | 'pause'>;
  readonly course: Course;
  readonly networks: ReturnType<typeof networkBuilding>;
  readonly race: Pick<ReturnType<typeof raceOf>, 'begin' | 'begun' | 'pause' | 'cancel'>;
  readonly time: Pick<TimeMachine, 'settle'>;
}

/** The intents, and `start`, which carries out what was asked for before the networks were there. */
export function trainingSlice({ get, set, client, course, networks, race, time }: Around) {
  /** Trains as soon as the networks are there. */
  function go(how: 'train' | 'step'): void {
    const { run, data } = get();
    set({ problems: standing(get()), run: { ...run, rebuiltBecause: [] } });
    time.settle();
    if (run.contenders.some(({ status }) => status === 'notBuilt')) networks.tryAgain();
    const waits = networks.isSettling || get().data.preparing;
    if (waits || get().run.contenders.some(({ status }) => status === 'warmingUp')) {
      networks.settleNow();
      networks.setOnceBuilt(how);
    } else if (data.status === 'ready') start(how);
  }

  /** Trains the networks that have not come to their end; where all have, all of them for as many epochs again. */
  function start(how: 'train' | 'step'): void {
    networks.setOnceBuilt('rest');
    const { contenders } = get().run;
    const there = contenders.flatMap(({ gone }, k) => (gone ? [] : [k]));
    if (there.length === 0) return;
    course.intent = how;
    const behind = there.filter((k) => !hasEnded(contenders[k]!.status));
    const own = race.begin(how);
    const chosen = (behind.length > 0 ? behind : there).filter((k) => own?.includes(k) !== false);
    const told = chosen.length === contenders.length ? null : chosen;
    if (how === 'step') client.step(course.runId, told);
    else client.train(course.runId, told);
    set(
      withContenders(get(), (run, k) =>
        chosen.includes(k) ? { ...run, status: 'training', recovered: null, failure: null } : run,
      ),
    );
    set({ problems: standing(get()) });
    race.begun();
  }

  function pause(): void {
    course.intent = 'rest';
    networks.setOnceBuilt('rest');
    client.pause(course.runId);
    race.pause();
    set(withContenders(get(), (run) => (isTraining(run.status) ? { ...run, status: 'paused' } : run)));
  }

  const intents: TrainingIntents = {
    train: () => {
      go('train');
    },
    stepEpoch: () => {
      go('step');
    },
    pause,
    reset: networks.reset,
    cancelBuild: networks.cancel,
    tryAgain: networks.tryAgain,
    cancelRace: () => {
      race.cancel();
      // Nothing trains on that nobody has asked for.
      get().pause();
    },
  };

  return { intents, start };
}
