/** Forecasts under surgery for the windows that the panel draws: asked of the laboratory, and only shown while they are of what else is shown. */
import { useEffect, useMemo } from 'react';
import { isOperation } from '../../../experiment/interventions';
import type { AppState } from '../../../store/state';
import type { Prepared } from './moment';
import { useApp } from '../../state/store-context';
import { firstFrom } from '../shared/rows';
import type { Shown, TouchedForecast, TouchedForecasts } from './forecast-lines';

/** Whether something acts on the weights' work of this contender; an input set by hand is one of the probe alone. */
export const operatedOn = ({ spec }: Pick<AppState, 'spec'>, contender: number): boolean =>
  spec.interventions.some((each) => each.on && isOperation(each) && each.contender === contender);

/** The moment's networks, and what the laboratory has said of them. */
type Answered = Pick<Prepared, 'spec' | 'runs' | 'surgery' | 'part'>;

/** The laboratory's answer where it is of the part, epoch and interventions that are shown; else null. */
export function touchedForecast(moment: Answered, contender: number): TouchedForecast | null {
  const { part } = moment;
  const set = moment.runs[contender]?.predictions;
  const kept = moment.surgery[contender]?.forecasted;
  if (!set || !kept || kept.stale || !operatedOn(moment, contender)) return null;
  const { answer } = kept;
  return answer.part === part && set.part === part && answer.epoch === set.epoch ? answer : null;
}

/** Asks for the windows that are shown as long as something acts. */
export function useTouchedForecasts({ forecast, part, from }: Shown, moment: Answered): TouchedForecasts {
  const name = moment.part;
  const askLab = useApp((state) => state.askLab);
  const leaveLab = useApp((state) => state.leaveLab);
  const operated = useApp((state) => state.spec.contenders.flatMap((_, k) => (operatedOn(state, k) ? [k] : [])).join());
  const samples = part.truth.length / (forecast.horizon * forecast.targets.length);
  const start = firstFrom(part, samples, from);
  const count = samples - start;
  const first = part.first + start;
  useEffect(() => {
    const asked = operated === '' ? [] : operated.split(',').map(Number);
    for (const contender of asked) askLab({ type: 'forecast', contender, part: name, first, count });
    return () => {
      for (const contender of asked) leaveLab('forecast', contender);
    };
  }, [operated, name, first, count, askLab, leaveLab]);
  return useMemo(
    () => moment.spec.contenders.map((_, k) => (operatedOn(moment, k) ? touchedForecast(moment, k) : undefined)),
    [moment],
  );
}

/** RMSE of target `v` over these windows, without and with surgery; what has no truth is not scored. */
export function touchedErrors(
  { part, forecast, v }: Pick<Shown, 'part' | 'forecast' | 'v'>,
  { first, before, after }: TouchedForecast,
): { readonly windows: number; readonly before: number; readonly after: number } {
  const V = forecast.targets.length;
  const width = forecast.horizon * V;
  const windows = after.length / width;
  const rmse = (values: Float32Array): number => {
    let sum = 0;
    let count = 0;
    for (let at = v; at < values.length; at += V) {
      const truth = part.truth[at + (first - part.first) * width] ?? NaN;
      if (Number.isNaN(truth)) continue;
      sum += (values[at]! - truth) ** 2;
      count++;
    }
    return Math.sqrt(sum / count);
  };
  return { windows, before: rmse(before), after: rmse(after) };
}
