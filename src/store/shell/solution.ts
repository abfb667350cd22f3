/** Carries out in the learner's place what a step asks for, by the page's own intents: "Show me", and the tests. */
import type { StoreApi } from 'zustand/vanilla';
import type { Action } from '../../lessons/lesson';
import { hasEnded } from '../contender';
import type { AppState } from '../state';
import { firstStep, rankedUnit } from './lessonState';

/** Between two actions, in milliseconds, so that what each does can be seen. */
const PAUSE = 900;

type App = Pick<StoreApi<AppState>, 'getState'> & { readonly subscribe: (listener: () => void) => () => void };

/**
 * Carries the actions out one after the other, each after what the one before it began has come to its end.
 *
 * @param signal ends it between two actions, and what it waits for; training that it has begun is paused
 */
export async function carryOut(
  actions: readonly Action[],
  app: App,
  signal: AbortSignal,
  pause = PAUSE,
): Promise<void> {
  for (const [k, action] of actions.entries()) {
    if (k > 0) await delay(pause, signal);
    if (signal.aborted) return;
    await carryOutOne(action, app, signal);
  }
}

async function carryOutOne(action: Action, app: App, signal: AbortSignal): Promise<void> {
  const state = app.getState();
  switch (action.do) {
    case 'train':
    case 'race':
      await settled(app, signal);
      if (signal.aborted) return;
      app.getState().train();
      await until(app, signal, ({ run, race }) => {
        const over = run.contenders.every(({ status }) => hasEnded(status) || status === 'failed');
        return over && (action.do === 'train' || race.status === 'ended');
      });
      if (signal.aborted) app.getState().pause();
      return;
    case 'trainTo':
      await settled(app, signal);
      if (signal.aborted) return;
      app.getState().train();
      await until(app, signal, ({ run }) =>
        run.contenders.every(({ epoch, status }) => epoch >= action.epoch || hasEnded(status) || status === 'failed'),
      );
      app.getState().pause();
      return;
    case 'reset':
      state.reset();
      await settled(app, signal);
      return;
    case 'load':
      state.load(action.spec);
      await settled(app, signal);
      return;
    case 'set':
      state.set(action.path, action.value);
      return;
    case 'preset':
      if (action.on) state.addPreset(action.preset, action.contender);
      else state.removePreset(action.preset, action.contender);
      return;
    case 'intervene': {
      const { intervention, ranked } = action;
      const unit = ranked && rankedUnit(state, Number(intervention['contender'] ?? 0), ranked);
      state.addIntervention(unit == null ? intervention : { ...intervention, units: [unit] });
      return;
    }
    case 'edit': {
      const found = firstStep(state, action.at);
      if (found)
        state.addIntervention({ kind: 'input', variable: 0, step: found.step, value: found.value + action.by });
      return;
    }
    case 'project': {
      const { contender, state: name } = action;
      const sequences = (state.data.preview?.parts.test.probes ?? []).map(({ sample }) => ({
        part: 'test' as const,
        sample,
      }));
      state.setOpen('space', true);
      state.askLab({ type: 'project', contender, ...placeOf(state), state: name, sequences });
      await until(app, signal, ({ surgery }) => surgery.contenders[contender]?.projected?.answer.state === name);
      return;
    }
    case 'showEpoch':
      state.showEpoch(action.epoch);
      await until(app, signal, ({ time }) => time.shown === action.epoch);
      return;
    case 'clear':
      state.clearInterventions();
      return;
    case 'rank':
      state.setOpen('matter', true);
      state.askLab({ type: 'rank', contender: action.contender, ...placeOf(state) });
      await until(app, signal, ({ surgery }) => {
        const ranked = surgery.contenders[action.contender]?.ranked;
        return ranked != null && ranked.answer.done === ranked.answer.total;
      });
      return;
    case 'sensitivities':
      state.setOpen('sensitivity', true);
      await until(app, signal, ({ surgery }) => surgery.contenders[action.contender]?.sensitivities != null);
      return;
    case 'open':
      state.setOpen(action.id, true);
      return;
    case 'flow':
      state.showFlow(action.of);
      return;
    case 'pin':
      state.setPin({
        contender: action.contender,
        quantity: action.gate as NonNullable<AppState['looks']['pin']>['quantity'],
        unit: action.unit,
        step: action.step,
      });
      return;
    case 'axis':
      state.showAxis(action.axis);
      return;
    default:
      action satisfies never;
  }
}

const placeOf = ({ focus }: AppState) => ({ layer: focus.layer, direction: focus.direction });

/** Once the networks stand on what is shown. */
const settled = (app: App, signal: AbortSignal): Promise<void> =>
  until(
    app,
    signal,
    ({ run, data }) => !data.preparing && run.contenders.every(({ status }) => status !== 'warmingUp'),
  );

function until(app: App, signal: AbortSignal, holds: (state: AppState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    let leave = (): void => undefined;
    const look = (): void => {
      if (!signal.aborted && !holds(app.getState())) return;
      leave();
      signal.removeEventListener('abort', look);
      resolve();
    };
    leave = app.subscribe(look);
    signal.addEventListener('abort', look);
    look();
  });
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
