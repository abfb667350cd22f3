/** What the gradient through time may cost, and that it follows from the network as it stands. */
import { beforeAll, describe, expect, it } from 'vitest';

import { prepare, whole } from '../../../src/data';
import { parseSpec } from '../../../src/experiment/parse';
import { openBackend } from '../../../src/rnn';
import { flowOf, jacobianUnits } from '../../../src/training/flow';
import { buildModel } from '../../../src/training/network';
import type { Focus, FlowKind } from '../../../src/training/protocol';
import { viewOf } from '../../../src/training/view';

beforeAll(async () => {
  await openBackend('simd');
});

function setUp(document: object) {
  const parsed = parseSpec({ data: { source: { kind: 'sine', length: 160 } }, task: { window: 8 }, ...document });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const prepared = prepare(parsed.value, null);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  return { prepared: prepared.value, model: buildModel(parsed.value, 0, prepared.value) };
}

const losses = { loss: 'mse', huberDelta: 1 } as const;

describe('the Jacobian', () => {
  it('is computed up to G·H³·T = 10⁸ products (hand-computed)', () => {
    expect(jacobianUnits('simpleRnn', 100)).toBe(100);
    expect(jacobianUnits('lstm', 50)).toBe(79);
    expect(jacobianUnits('gru', 200)).toBe(55);
  });

  it('is left out above that, with the number of units up to which it is there', () => {
    const { model, prepared } = setUp({ task: { window: 50 }, contenders: [{ cell: 'lstm', units: 80 }] });
    const place = { part: 'test', sample: 0, layer: 0, direction: 'forward', steps: 50, units: 80 } as const;
    const flow = whole(flowOf(model, prepared, place, 'jacobian', losses));
    expect(flow).toEqual({ kind: 'jacobian', h: null, c: null, sequences: 1, mostUnits: 79 });
    model.dispose();
  });
});

describe('the mean', () => {
  it('is over fewer sequences where they are long, and over no more than there are', () => {
    const sequences = (window: number, length: number) => {
      const { model, prepared } = setUp({
        data: { source: { kind: 'sine', length } },
        task: { window },
        contenders: [{ cell: 'gru', units: 2 }],
      });
      const place = { part: 'test', sample: 0, layer: 0, direction: 'forward', steps: window, units: 2 } as const;
      const found = whole(flowOf(model, prepared, place, 'mean', losses)).sequences;
      model.dispose();
      return found;
    };
    expect(sequences(8, 160)).toBe(16);
    expect(sequences(200, 1600)).toBe(4);
  });
});

describe('a network that went back to a snapshot', () => {
  it.each(['probe', 'mean', 'jacobian'] as const)(
    'shows the %s of that moment again (the same weights)',
    (kind: FlowKind) => {
      const { model, prepared } = setUp({ contenders: [{ cell: 'lstm', units: 4, layers: 2 }] });
      const focus: Focus = {
        probe: { part: 'test', sample: 1 },
        layer: 0,
        direction: 'forward',
        predictions: 'test',
        cell: null,
        epoch: null,
        flow: kind,
      };
      const flow = () => whole(viewOf(model, prepared, focus, 0, 1000, null, losses)).trace.flow!;
      const snapshot = model.snapshot();
      const before = flow();
      const weights = model.weights();
      model.load(
        Object.fromEntries(
          Object.entries(weights).map(([name, { shape, values }]) => [
            name,
            { shape, values: values.map((v) => v * 1.5) },
          ]),
        ),
      );
      expect(flow().h).not.toEqual(before.h);
      model.restore(snapshot);
      expect(flow()).toEqual(before);
      model.dispose();
    },
  );
});
