/** Whether what a lesson says about networks holds: its experiments are trained, and what it claims is measured. */
import { prepare } from '../src/data';
import { parseSpec } from '../src/experiment/parse';
import type { BackendChoice } from '../src/experiment/schema';
import type { Claim } from '../src/lessons/lesson';
import { openBackend } from '../src/rnn';
import { matched } from '../src/study/matched';
import { loadTable } from './datasets';
import { measured } from './measures';
import { valueOf } from './sentences';
import { Trial } from './trial';

/** What one condition of a claim's `holds` came to. */
export interface Measured {
  readonly value: number;
  /** What it is compared with (`than`); null where it is compared with numbers. */
  readonly other: number | null;
  readonly holds: boolean;
}

export interface SeedResult {
  /** The training seed. */
  readonly seed: number;
  readonly holds: boolean;
  /** In the order of the claim's `holds`. */
  readonly measured: readonly Measured[];
}

export interface ClaimResult {
  /** With every seed. */
  readonly holds: boolean;
  /** In the order of the claim's `seeds`. */
  readonly seeds: readonly SeedResult[];
}

/**
 * Trains the claim's experiment with each of its seeds, and only the contenders that it speaks about.
 *
 * @param backend null: that of the spec
 * @throws a sentence where the spec cannot be used, or the claim names what its experiment does not have
 */
export async function checkClaim(claim: Claim, backend: BackendChoice | null): Promise<ClaimResult> {
  const seeds: SeedResult[] = [];
  for (const seed of claim.seeds) seeds.push(...(await checkSeed([claim], seed, backend)));
  return { holds: seeds.length > 0 && seeds.every(({ holds }) => holds), seeds };
}

/**
 * Checks claims about one experiment with one seed, so that it is trained once for all of them.
 *
 * @param claims all with the same spec and epochs
 * @returns in their order
 * @throws as `checkClaim`
 */
export async function checkSeed(
  claims: readonly Claim[],
  seed: number,
  backend: BackendChoice | null,
): Promise<SeedResult[]> {
  const [{ spec: document, epochs = null }] = claims as readonly [Claim];
  const spec = valueOf(parseSpec(document));
  const prepared = valueOf(prepare(spec, valueOf(await loadTable(spec, '.'))));
  await openBackend(backend ?? spec.training.backend);
  const trial = new Trial({ ...matched(spec, prepared), seeds: 1, trainingSeed: seed }, prepared, epochs);
  try {
    const results: SeedResult[] = [];
    for (const { holds } of claims) {
      const each: Measured[] = [];
      for (const condition of holds) each.push(await check(trial, condition));
      results.push({ seed, holds: each.every((one) => one.holds), measured: each });
    }
    return results;
  } finally {
    trial.dispose();
  }
}

async function check(
  trial: Trial,
  { contender, measure, atLeast, atMost, than }: Claim['holds'][number],
): Promise<Measured> {
  if (atLeast === undefined && atMost === undefined) throw new Error(`holds: ${measure.of} has no bound`);
  const value = await measured(trial, contender, measure);
  const other = than === undefined ? null : await measured(trial, than.contender, than.measure);
  const times = other ?? 1;
  // NaN is on no side of a bound, and there is at least one.
  const holds =
    (atLeast === undefined || value >= atLeast * times) && (atMost === undefined || value <= atMost * times);
  return { value, other, holds };
}
