/** Small untrained networks of every kind on small data, for the tests of surgery. */
import { prepare } from '../../../src/data';
import type { Prepared } from '../../../src/data/types';
import { parseSpec } from '../../../src/experiment/parse';
import type { ExperimentSpec } from '../../../src/experiment/schema';
import { initialWeights } from '../../../src/rnn';
import type { Body } from '../../../src/laboratory/surgery';

export interface Case {
  readonly spec: ExperimentSpec;
  readonly prepared: Prepared;
  readonly body: Body;
}

export function caseOf(contender: object, document: object = {}): Case {
  const parsed = parseSpec({
    data: { source: { kind: 'sine', length: 200 } },
    task: { window: 9, horizon: 2 },
    contenders: [{ cell: 'lstm', units: 4, ...contender }],
    ...document,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const spec = parsed.value;
  const prepared = prepare(spec, null);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  const { inputs, outputs, perStep, output } = prepared.value;
  const io = { inputs, outputs, perStep, output };
  const [first] = spec.contenders;
  return { spec, prepared: prepared.value, body: { contender: first!, io, weights: initialWeights(first!, io, 3) } };
}

export const lossSettings = ({ spec, prepared }: Case) => ({
  loss: prepared.loss,
  huberDelta: spec.training.huberDelta,
});

const ADDING = { data: { source: { kind: 'adding', lag: 12, heldOutSequences: 20 } }, task: {} };
const COPY = { data: { source: { kind: 'copy', lag: 3, stringLength: 2, heldOutSequences: 20 } }, task: {} };
const ORDER = { data: { source: { kind: 'temporalOrder', lag: 12, heldOutSequences: 20 } }, task: {} };

/** [title, contender, document]. */
export const CASES: readonly (readonly [string, object, object])[] = [
  ['an LSTM forecasting two steps', { cell: 'lstm' }, {}],
  ['two reset-after GRU layers', { cell: 'gru', layers: 2 }, {}],
  ['a bidirectional reset-before GRU', { cell: 'gru', resetAfter: false, bidirectional: true }, {}],
  ['a bidirectional minimal gated unit', { cell: 'mgu', bidirectional: true }, {}],
  ['a simple RNN with Huber’s loss', { cell: 'simpleRnn' }, { training: { loss: 'huber', huberDelta: 0.3 } }],
  ['two bidirectional LSTM layers on padded sequences', { cell: 'lstm', layers: 2, bidirectional: true }, ADDING],
  ['a GRU answering every step with a class', { cell: 'gru' }, COPY],
  ['an LSTM naming a class of padded sequences', { cell: 'lstm', activation: 'sigmoid' }, ORDER],
];
