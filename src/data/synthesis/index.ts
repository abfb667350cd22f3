/** Synthesised series: each kind by its equation, drawn from the spec's seed, and damaged where that is asked for. */
import { randomNormal } from 'd3-random';
import { stream } from '../../experiment/random';
import { columnNames, type SourceOf, type SynthesisedKind, type SynthesisedSource } from '../../experiment/sources';
import type { Table } from '../../experiment/sequences';
import { ar2 } from './ar2';
import { chirp } from './chirp';
import { damaged } from './damage';
import { dampedOscillation } from './dampedOscillation';
import { logisticMap } from './logisticMap';
import { lorenz } from './lorenz';
import { mackeyGlass } from './mackeyGlass';
import { randomWalk } from './randomWalk';
import { sine, sumOfSines } from './sines';
import { trendSeason } from './trendSeason';
import { sawtooth, square, triangle } from './waves';

/** Gives the columns of a source in their order; `normal` draws from the standard normal distribution. */
type Synthesiser<K extends SynthesisedKind> = (source: SourceOf<K>, normal: () => number) => readonly Float64Array[];

const single =
  <S>(make: (source: S, normal: () => number) => Float64Array) =>
  (source: S, normal: () => number): readonly Float64Array[] => [make(source, normal)];

const SYNTHESISERS: { readonly [K in SynthesisedKind]: Synthesiser<K> } = {
  sine: single(sine),
  sumOfSines: single(sumOfSines),
  square: single(square),
  sawtooth: single(sawtooth),
  triangle: single(triangle),
  chirp: single(chirp),
  dampedOscillation: single(dampedOscillation),
  trendSeason: single(trendSeason),
  randomWalk: single(randomWalk),
  ar2: single(ar2),
  logisticMap: single(logisticMap),
  mackeyGlass: single(mackeyGlass),
  lorenz,
};

/**
 * The series of a source, each row labelled with its number from 0. What is not random about it does not depend on the
 * seed. Throws when periods and amplitudes differ in number.
 */
export function synthesise(source: SynthesisedSource, seed: number): Table {
  const random = stream(seed, 'data', 'noise');
  const normal = randomNormal.source(() => random.uniform())(0, 1);
  const columns = (SYNTHESISERS[source.kind] as Synthesiser<SynthesisedKind>)(source, normal);
  const names = columnNames(source.kind);
  return {
    rows: source.length,
    columns: columns.map((values, k) => ({
      name: names[k]!,
      unit: '',
      values: damaged(values, source, seed, names[k]!),
    })),
    labels: { kind: 'number', first: 0 },
  };
}
