/** `--lab`: what the page's laboratory answers about a trained network, as one JSON line. */
import { presetsOf } from '../src/experiment/cells';
import { directionsOf } from '../src/experiment/directions';
import type { Prepared } from '../src/data/types';
import type { ExperimentSpec } from '../src/experiment/schema';
import type { Place } from '../src/laboratory/questions/question';
import type { Model } from '../src/rnn';
import { buildModel } from '../src/training/network';
import {
  lossesUnder,
  lossesWith,
  rankingOf,
  relativeFlow,
  saturationAt,
  sensitivitiesOf,
  spectralRadii,
  subjectOf,
  type Subject,
} from './laboratory';

/**
 * The line's `lab`, whose fields the manual documents. Only `operated` and `sensitivity` see the interventions of the
 * spec, as on the page.
 *
 * @param spec of the run, whose interventions have to fit (`checkInterventions`)
 * @param contender 0-based
 * @param epoch the epochs that the network was trained
 */
export async function labOf(
  model: Model,
  spec: ExperimentSpec,
  contender: number,
  prepared: Prepared,
  epoch: number,
): Promise<object> {
  const first = buildModel(spec, contender, prepared);
  try {
    const trained = await subjectOf(model, spec, contender, prepared, epoch);
    const untrained = await subjectOf(first, spec, contender, prepared, 0);
    const chosen = spec.contenders[contender]!;
    const { before, scored, of } = lossesUnder(trained, []);
    const places = Array.from({ length: chosen.layers }, (_, layer) =>
      directionsOf(chosen).map((direction) => ({ layer, direction })),
    ).flat();
    return {
      loss: before,
      scored,
      of,
      operated: compared(lossesUnder(trained, spec.interventions)),
      presets: Object.fromEntries(presetsOf(chosen.cell).map((name) => [name, compared(lossesWith(trained, name))])),
      layers: places.map((place) => ({ ...place, ...layerOf(trained, untrained, place) })),
      sensitivity: sensitivityOf(trained),
    };
  } finally {
    first.dispose();
  }
}

const compared = ({ before, after }: { readonly before: number; readonly after: number }) => ({
  loss: after,
  ratio: after / before,
});

function layerOf(trained: Subject, untrained: Subject, place: Place): object {
  const { loss: before, units, gates } = rankingOf(trained, place);
  const both = <V>(of: (subject: Subject) => V) => ({ untrained: of(untrained), trained: of(trained) });
  return {
    units: Array.from(units),
    gates: Object.fromEntries(gates.map(({ gate, loss }) => [gate, compared({ before, after: loss })])),
    flow: both((subject) => {
      const { h, c, sequences } = relativeFlow(subject, place);
      return { sequences, h: h && Array.from(h), c: c && Array.from(c) };
    }),
    spectralRadius: both((subject) =>
      Object.fromEntries(spectralRadii(subject, place).map(({ gate, radius }) => [gate ?? 'h', radius])),
    ),
    saturation: both((subject) =>
      Object.fromEntries(saturationAt(subject, place).map(({ name, ...shares }) => [name, shares])),
    ),
  };
}

function sensitivityOf(subject: Subject): object {
  const { probe, output, step, values } = sensitivitiesOf(subject);
  const { inputs, perStep } = subject.open.prepared;
  const rows = Array.from({ length: values.length / inputs }, (_, t) =>
    Array.from(values.subarray(t * inputs, (t + 1) * inputs)),
  );
  return { ...probe, output, ...(perStep ? { step } : {}), values: rows };
}
