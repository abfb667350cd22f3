/** Numbers that claims take from the picture of states in their principal plane. */
import { evenlySpaced } from '../src/data';
import { correlation } from '../src/data/preparation/correlation';
import { projected } from '../src/laboratory/answers/project';
import type { Measure } from '../src/lessons/lesson';
import type { Subject } from './laboratory';

/** Test sequences whose states are drawn; all where there are fewer. */
const SEQUENCES = 32;

/** A state in the plane, and what the network should answer there: the number of its class, or the first output. */
interface Point {
  readonly x: number;
  readonly y: number;
  readonly target: number;
}

/**
 * One number of the plane of a state of the top layer: see `Measure`. Steps whose answer does not count are left out; where
 * only the sequence is answered, its last step stands for it.
 */
export function planeOf(subject: Subject, { state, what }: Extract<Measure, { of: 'plane' }>): number {
  const { open, network, contender } = subject;
  const { prepared } = open;
  const { layers, cell } = network.body.contender;
  const samples = evenlySpaced(prepared.test.count, SEQUENCES);
  const answer = projected(open, network, {
    ...({ type: 'project', ask: 0, run: 0, contender, interventions: [], state } as const),
    ...({ layer: layers - 1, direction: 'forward' } as const),
    sequences: Array.from(samples, (sample) => ({ part: 'test', sample })),
  });
  if (what === 'variance') return answer.explained[0] + answer.explained[1];
  if (what === 'nearestMean' && prepared.output !== 'softmax')
    throw new Error(`plane: a ${cell} that answers numbers has no classes`);
  const points = answer.trajectories.flatMap(({ sample, before, truth }) => {
    const steps = before.length / 2;
    const counts = prepared.truthMask('test', [sample]);
    const K = truth.length / (prepared.perStep ? steps : 1);
    return Array.from({ length: prepared.perStep ? steps : 1 }, (_, row): Point[] => {
      if (counts?.[row] === 0) return [];
      const at = prepared.perStep ? row : steps - 1;
      const own = truth.subarray(row * K, (row + 1) * K);
      return [
        {
          x: before[2 * at]!,
          y: before[2 * at + 1]!,
          target: prepared.output === 'softmax' ? own.indexOf(1) : own[0]!,
        },
      ];
    }).flat();
  });
  if (what === 'nearestMean') return shareAtOwnMean(points);
  const column = (of: (point: Point) => number) => Float64Array.from(points, of);
  const rows = { begin: 0, end: points.length };
  return Math.abs(
    correlation(
      column(({ x }) => x),
      column(({ target }) => target),
      rows,
    ) ?? NaN,
  );
}

/** The share of points to which the mean of their own class is the nearest of all classes' means. */
export function shareAtOwnMean(points: readonly Point[]): number {
  const means = new Map<number, { x: number; y: number; n: number }>();
  for (const { x, y, target } of points) {
    const mean = means.get(target) ?? { x: 0, y: 0, n: 0 };
    mean.n++;
    mean.x += (x - mean.x) / mean.n;
    mean.y += (y - mean.y) / mean.n;
    means.set(target, mean);
  }
  const right = points.filter(({ x, y, target }) => {
    const away = ({ x: meanX, y: meanY }: { x: number; y: number }) => (x - meanX) ** 2 + (y - meanY) ** 2;
    const own = away(means.get(target)!);
    return [...means].every(([other, mean]) => other === target || away(mean) > own);
  });
  return right.length / points.length;
}
