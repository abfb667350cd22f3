/** How each input of a prepared series goes on beyond the rows that are known. */
import type { Past } from './preparation/feature';
import type { PreparedSeries } from './preparation/types';
import type { Channel } from './recursion';

/**
 * One for each input: a target can be fed back, a feature is made anew of what was fed back and of the calendar, what is
 * known ahead is read there, and the future of words and of any other variable is unknown.
 * @param timeAfter moment of a row after the last, counted from 0
 */
export function channelsOf(series: PreparedSeries, timeAfter: (row: number) => number): Channel[] {
  const { matrix, inputNames, features, inputs } = series;
  const variables = matrix.inputs - features.length;
  return inputNames.map((name, input): Channel => {
    if (input >= variables) {
      const made = features[input - variables]!;
      const { unknownAhead, ahead } = made.feature;
      if (ahead !== undefined) return aheadChannel(series, made, timeAfter);
      return unknownAhead === undefined
        ? featureChannel(series, made, timeAfter)
        : { kind: 'unknown', name: unknownAhead };
    }
    const { ahead, scaler } = inputs[input]!;
    if (ahead !== null) {
      const { rows, transformed } = ahead;
      return { kind: 'derived', of: (row) => (transformed[row + rows]! - scaler.offset) / scaler.factor };
    }
    const target = matrix.targets.indexOf(input);
    return target < 0 ? { kind: 'unknown', name } : { kind: 'target', target };
  });
}

/**
 * The feature sees every row that is fed as one beyond the end, so that it cannot know what the series holds there: a
 * predicted value is never missing.
 */
function featureChannel(
  { rows, past, targets }: PreparedSeries,
  { feature, scaler }: PreparedSeries['features'][number],
  timeAfter: (row: number) => number,
): Channel {
  const time = (row: number) => (row < rows ? past.time(row) : timeAfter(row - rows));
  return {
    kind: 'derived',
    of: (row, begin, fed) => {
      const shift = rows - begin;
      const seen: Past = {
        target(v, at) {
          const own = at - shift;
          if (own < begin) return past.target(v, own);
          const { factor, offset } = targets[v]!.scaler;
          return fed(v, own) * factor + offset;
        },
        time: (at) => time(at - shift),
      };
      return (feature.at(row + shift, seen) - scaler.offset) / scaler.factor;
    },
  };
}

/** What is read of rows that are known is the same whether their targets are or not. */
function aheadChannel(
  { rows, past }: PreparedSeries,
  { feature, scaler }: PreparedSeries['features'][number],
  timeAfter: (row: number) => number,
): Channel {
  const seen: Past = { ...past, time: (row) => (row < rows ? past.time(row) : timeAfter(row - rows)) };
  return { kind: 'derived', of: (row) => (feature.at(row, seen) - scaler.offset) / scaler.factor };
}
