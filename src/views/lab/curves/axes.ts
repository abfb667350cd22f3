/** What the learning curves are drawn against: epochs, optimiser steps, training sequences, or computing time. */
import { ticks } from 'd3-array';
import type { RunNumbers } from '../../../experiment/runs';
import type { AxisKind } from '../../../store/looks';
import { companyOf, sharedCompany, type Company } from '../../../study/company';
import { exact, numberFormat } from '../../words/format';
import type { Axis } from '../../parts/charts/scale';
import type { Range } from './zoom';

/** What an epoch of a contender is on each axis; null where it is not known. Time in seconds. */
export type Units = Readonly<Record<AxisKind, number | null>> & {
  /** Whether the steps, of which its time is made, were timed alone; null where they were not timed. */
  readonly company: Company | null;
};

/** What is known before a run has ended: of the data, and of `auto`'s measurement before training. */
export interface Live {
  readonly trainingSamples: number | null;
  readonly batchSize: number;
  readonly msPerStep: number | null;
  /** Whether other networks trained while that was measured; null: not known. */
  readonly beside: boolean | null;
}

type Measured = Pick<RunNumbers, 'stepsPerEpoch' | 'sequencesPerEpoch' | 'msPerStep' | 'beside'>;

/**
 * An epoch on each axis. What a run that has ended says goes before what is known while it goes. Time is steps × the
 * milliseconds of a step: the median of the first run that has ended, or what `auto` measured before; `company` says
 * whether other networks trained meanwhile, because runs side by side slow one another down.
 */
export function unitsOf(ended: readonly Measured[], live: Live): Units {
  const measured = ended[0];
  const { trainingSamples } = live;
  const step =
    measured?.stepsPerEpoch ?? (trainingSamples === null ? null : Math.ceil(trainingSamples / live.batchSize));
  const timed = ended.find(({ msPerStep }) => msPerStep !== null) ?? live;
  const ms = timed.msPerStep;
  return {
    epoch: 1,
    step,
    sequences: measured?.sequencesPerEpoch ?? trainingSamples,
    time: step === null || ms === null ? null : (step * ms) / 1000,
    company: ms === null ? null : companyOf([timed]),
  };
}

/** Whether what the time axis shows was timed alone. */
export const timeCompany = (units: readonly Units[]): Company =>
  sharedCompany(units.map(({ company }) => company)) ?? 'unknown';

/** Whether every contender has a place on this axis. */
export const isKnown = (kind: AxisKind, units: readonly Units[]): boolean =>
  units.every((each) => each[kind] !== null && each[kind] > 0);

/** The axis over a stretch; ticks at whole numbers but for seconds. */
export function axisOver({ from, to }: Range, kind: AxisKind, count: number): Axis {
  const marks = ticks(from, to, count);
  return {
    domain: [from, to],
    ticks: kind === 'time' ? marks : marks.filter((mark) => Number.isInteger(mark)),
    log: false,
  };
}

/** A loss on the vertical axis: from a million on with an exponent, "1e14", which has room left of the axis. */
export const lossTick = (value: number): string =>
  Math.abs(value) < 1e6 ? exact(value) : Number(value.toPrecision(4)).toExponential().replace('e+', 'e');

/** A tick as short as it can be, "12k"; its exact value is read at the cursor. */
export function tickText(value: number, kind: AxisKind, language: string): string {
  if (kind === 'time' || value < 10_000) return exact(value);
  return numberFormat(language, { notation: 'compact', maximumFractionDigits: 2 }).format(value);
}
