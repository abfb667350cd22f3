/** How far the build of the networks is, in one line: what is being done, for whom, and the share of the whole. */
import { useEffect, useState } from 'react';
import { letterOf } from '../../state/model';
import type { AppState } from '../../../store/state';

/** The stages of a network's build, in order, after the data have been prepared. */
const STAGES = ['data', 'weights', 'backend', 'loss'] as const;

export interface BuildProgress {
  readonly stage: 'prepare' | (typeof STAGES)[number];
  readonly letter: string;
  /** Of all that is being built, 0 … 1. */
  readonly share: number;
}

interface Building {
  readonly data: Pick<AppState['data'], 'preparing'>;
  readonly run: Pick<AppState['run'], 'contenders'>;
}

/** Null while nothing is being prepared or built. */
export function buildProgress({ data, run: { contenders } }: Building): BuildProgress | null {
  if (data.preparing) return { stage: 'prepare', letter: '', share: 0 };
  const at = contenders.findIndex(({ building, status }) => status === 'warmingUp' && building !== null);
  const first = at >= 0 ? at : contenders.findIndex(({ status }) => status === 'warmingUp');
  if (first < 0) return null;
  const { stage = 'data', share = 0 } = contenders[first]!.building ?? {};
  const done = contenders.filter(({ status }) => status !== 'warmingUp').length;
  return {
    stage,
    letter: letterOf(first),
    share: (done + (STAGES.indexOf(stage) + share) / STAGES.length) / contenders.length,
  };
}

/** From when on a build is long enough to ask how far it is, in milliseconds. */
const LONG = 1000;

/** Whether something has gone on for long. */
export function useLong(goesOn: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setTimeout(() => setLong(true), LONG);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [goesOn]);
  return goesOn && long;
}
