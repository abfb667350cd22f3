/** Times several runners in turn, round by round, so that whatever else the machine does hits them all alike. */

/** One uninterrupted stretch of steps. */
export interface Lap {
  readonly steps: number;
  /** For all of them. */
  readonly ms: number;
  /** WebGL draw calls for all of them. */
  readonly draws: number;
  /** One a step. */
  readonly losses: readonly number[];
}

export interface Runner {
  readonly name: string;
  /** Rivals may leave the race when they are clearly slower than the fastest of them. */
  readonly rival: boolean;
  /** `warm`: after an untimed start, for what ran in between has taken the processor's caches. */
  readonly run: (steps: number, warm: boolean) => Promise<Lap>;
}

export interface Limits {
  /** Timed laps of every runner, when none is slow. */
  readonly rounds: number;
  /** A lap has as many steps as fill this many ms; the clock of a page without isolation ticks every 0.1 ms. */
  readonly lapMs: number;
  /** Past this much timed work slower rivals leave, and five rounds are enough. */
  readonly softMs: number;
  /** Past this much timed work the race ends. */
  readonly hardMs: number;
}

export interface Outcome {
  /** A step's median over the laps, or null for a rival whose warm-up was too slow to go on, or that failed. */
  readonly ms: number | null;
  readonly samples: number;
  /** A step. */
  readonly draws: number;
  /** Of the first two steps, or of the first. */
  readonly losses: readonly number[];
  readonly failure: string | null;
}

const FEWEST_ROUNDS = 5;
const MOST_STEPS = 1000;

/** Fast code is compiled again after some hundred calls, so warm-up goes on for as many laps. */
const WARM_LAPS = 8;

/** A rival leaves before it is timed when its first step took this many ms and this many times the fastest's. */
const HOPELESS = { ms: 8000, times: 4 };

/** A rival leaves a long race when it is this many times slower than the fastest. */
const BEATEN = 1.5;

interface Racing {
  readonly runner: Runner;
  steps: number;
  readonly perStep: number[];
  draws: number;
  losses: number[];
  failure: string | null;
}

/** @returns the outcome of every runner, in their order. Throws when a runner that is no rival fails. */
export async function race(runners: readonly Runner[], limits: Limits): Promise<Outcome[]> {
  const all = runners.map((runner): Racing => ({
    runner,
    steps: 1,
    perStep: [],
    draws: 0,
    losses: [],
    failure: null,
  }));
  let racing = await warmedUp(all, limits);
  let spent = 0;
  for (let round = 1; ; round++) {
    for (const one of racing) {
      const lap = await attempt(one, one.steps, true);
      if (!lap) continue;
      one.perStep.push(lap.ms / lap.steps);
      one.draws = lap.draws / lap.steps;
      spent += lap.ms;
    }
    racing = racing.filter(({ failure }) => failure === null);
    if (spent > limits.softMs) {
      const fastest = Math.min(...racing.filter(({ runner }) => runner.rival).map(({ perStep }) => median(perStep)));
      racing = racing.filter(({ runner, perStep }) => !runner.rival || median(perStep) <= BEATEN * fastest);
    }
    if (round >= limits.rounds || spent > limits.hardMs) break;
    if (round >= FEWEST_ROUNDS && spent > limits.softMs) break;
  }
  return all.map(({ perStep, draws, losses, failure }) => ({
    ms: perStep.length === 0 || failure !== null ? null : median(perStep),
    samples: perStep.length,
    draws,
    losses,
    failure,
  }));
}

/** Lets every runner take its first steps, and finds how many of them make a lap. */
async function warmedUp(all: readonly Racing[], { lapMs }: Limits): Promise<Racing[]> {
  const good: Racing[] = [];
  let fastest = Infinity;
  for (const one of all) {
    const first = await attempt(one, 1);
    if (!first) continue;
    one.losses = [...first.losses];
    if (one.runner.rival) {
      if (first.ms > HOPELESS.ms && first.ms > HOPELESS.times * fastest) continue;
      fastest = Math.min(fastest, first.ms);
    }
    const second = await attempt(one, 1);
    if (!second) continue;
    one.losses.push(...second.losses);
    one.steps = stepsFor(lapMs, second.ms);
    if (one.steps > 1) {
      for (let lap = 0; lap < WARM_LAPS; lap++) {
        const warm = await attempt(one, one.steps);
        if (warm) one.steps = stepsFor(lapMs, warm.ms / warm.steps);
      }
    }
    good.push(one);
  }
  return good.filter(({ failure }) => failure === null);
}

const stepsFor = (lapMs: number, stepMs: number): number =>
  Math.max(1, Math.min(MOST_STEPS, Math.ceil(lapMs / Math.max(stepMs, 1e-3))));

async function attempt(one: Racing, steps: number, warm = false): Promise<Lap | null> {
  if (one.failure !== null) return null;
  try {
    return await one.runner.run(steps, warm);
  } catch (error) {
    if (!one.runner.rival) throw error;
    one.failure = error instanceof Error ? error.message : String(error);
    return null;
  }
}

/** Of at least one value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
