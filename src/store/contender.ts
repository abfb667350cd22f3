/** One contender's run as the page knows it, updated by its worker's messages. */
import { grownCurves } from '../experiment/thinned';
import type { EndWeights, FromTrainer } from '../training/protocol';
import type { ContenderRun, Intent, RunStatus } from './state';
import { grownHistory } from './thinned';

type Progress = Extract<FromTrainer, { type: 'progress' }>;
type Built = Extract<FromTrainer, { type: 'built' }>;

/** Before its worker has answered. */
export function unbuilt(): ContenderRun {
  return {
    status: 'warmingUp',
    gone: false,
    failure: null,
    building: null,
    backend: null,
    timings: [],
    recovered: null,
    parameters: null,
    epoch: 0,
    epochShare: 0,
    step: 0,
    seconds: 0,
    stepsPerSecond: null,
    msPerStep: null,
    trainLoss: null,
    valLoss: null,
    curves: { length: 0, epoch: [], train: [], validation: [] },
    predictions: null,
    trace: null,
    saturation: [],
    scores: null,
    traits: null,
    best: null,
    kept: null,
  };
}

export function afterBuilt(run: ContenderRun, message: Built): ContenderRun {
  const { backend, timings, parameters, valLoss, predictions, trace, scores, saturation, kept } = message;
  const beginning = { epoch: Float64Array.of(0), trainLoss: Float64Array.of(NaN), valLoss: Float64Array.of(valLoss) };
  const curves = grownCurves(run.curves, beginning);
  const seen = { predictions, trace, scores, traits: message.traits ?? null, saturation, kept };
  return { ...run, status: 'ready', building: null, backend, timings, parameters, valLoss, curves, ...seen };
}

/** @param asked the epoch that the page looks at, null for the present; a view of another epoch comes too late */
export function afterProgress(
  run: ContenderRun,
  message: Progress,
  intent: Intent,
  asked: number | null = null,
): ContenderRun {
  const curves = grownCurves(run.curves, message.epochs);
  const view = message.trace?.asked === asked ? message : run;
  const last = curves.length - 1;
  return {
    ...run,
    status: currentStatus(message.status, intent),
    failure: message.status === 'failed' ? run.failure : null,
    epoch: message.epoch,
    epochShare: message.epochShare,
    step: message.step,
    seconds: message.seconds,
    stepsPerSecond: message.stepsPerSecond ?? run.stepsPerSecond,
    msPerStep: message.msPerStep ?? run.msPerStep,
    trainLoss: last > 0 ? curves.train[last]! : null,
    valLoss: last >= 0 ? curves.validation[last]! : null,
    curves,
    predictions: view.predictions,
    trace: view.trace,
    saturation: grownHistory(run.saturation, message.saturation),
    scores: view.scores,
    traits: view.traits ?? null,
    best: message.best,
    kept: message.kept ?? run.kept,
    backend: message.backend,
    timings: message.timings,
    recovered: message.recovered,
  };
}

/** Whether optimiser steps are being made. */
export const isTraining = (status: RunStatus): boolean => status === 'training' || status === 'recovered';

/** Whether a run has come to its own end. */
export const hasEnded = (status: RunStatus): boolean => status === 'finished' || status === 'stoppedEarly';

/**
 * Which of its weights a network shows that has ended; null while it has not, or knows no best ones.
 *
 * @param chosen by the user; absent: those that its training has left
 */
export function endShown(
  { status, best }: Pick<ContenderRun, 'status' | 'best'>,
  chosen: EndWeights | undefined,
): EndWeights | null {
  if (!hasEnded(status) || best === null) return null;
  return chosen ?? (best.restored ? 'best' : 'last');
}

/** A report sent before the worker heard of the last Train or Pause must not turn the status back. */
function currentStatus(reported: Progress['status'], intent: Intent): RunStatus {
  if (intent === 'rest') return isTraining(reported) ? 'paused' : reported;
  const stale = reported === 'ready' || (reported === 'paused' && intent === 'train');
  return stale ? 'training' : reported;
}

/** The status of all contenders together: one that still goes on counts before one that has ended. */
export function overallStatus(statuses: readonly RunStatus[]): RunStatus {
  const order: readonly RunStatus[] = [
    'training',
    'warmingUp',
    'failed',
    'notBuilt',
    'paused',
    'recovered',
    'ready',
    'stoppedEarly',
  ];
  return order.find((status) => statuses.includes(status)) ?? 'finished';
}

/** The status of the page's own networks together. */
export const ownStatus = (contenders: readonly Pick<ContenderRun, 'status'>[]): RunStatus =>
  overallStatus(contenders.map(({ status }) => status));
