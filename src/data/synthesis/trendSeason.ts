/** Trend, season and noise: the parts that a classical decomposition looks for. */
import type { SourceOf } from '../../experiment/sources';
import { overTime } from './overTime';

/** x_t = slope · t + a sin(2π t / p) + σ ε_t. */
export const trendSeason = (source: SourceOf<'trendSeason'>, normal: () => number): Float64Array =>
  overTime(source, normal, (t) => source.slope * t + source.amplitude * Math.sin((2 * Math.PI * t) / source.period));
