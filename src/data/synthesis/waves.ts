/** Periodic waves with corners, which no sine of one frequency can follow. Each begins a cycle at t = 0. */
import type { SourceOf } from '../../experiment/sources';
import { overTime } from './overTime';

type Wave = SourceOf<'square' | 'sawtooth' | 'triangle'>;

/** Where in its cycle the wave is at t, 0 … 1. */
const phase = (t: number, period: number): number => (t / period) % 1;

/** a in the first half of a cycle, −a in the second. */
export const square = (source: Wave, normal: () => number): Float64Array =>
  wave(source, normal, (place) => (place < 0.5 ? 1 : -1));

/** Rises evenly from −a at the beginning of a cycle towards a at its end, then falls at once. */
export const sawtooth = (source: Wave, normal: () => number): Float64Array =>
  wave(source, normal, (place) => 2 * place - 1);

/** Rises evenly from −a to a in the first half of a cycle and falls as evenly in the second. */
export const triangle = (source: Wave, normal: () => number): Float64Array =>
  wave(source, normal, (place) => 1 - 4 * Math.abs(place - 0.5));

const wave = (source: Wave, normal: () => number, shape: (place: number) => number): Float64Array =>
  overTime(source, normal, (t) => source.amplitude * shape(phase(t, source.period)));
