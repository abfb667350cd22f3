/** What a process of `npm run lessons` does: checks the claims that it is sent, all of one experiment. */
import type { BackendChoice } from '../src/experiment/schema';
import type { Claim } from '../src/lessons/lesson';
import { checkSeed, type SeedResult } from './claims';

export interface ToChecker {
  /** All with the same spec and epochs. */
  readonly claims: readonly Claim[];
  readonly seed: number;
  readonly backend: BackendChoice | null;
}

/** For one claim: what came out, or why it could not be checked. */
export type Checked = SeedResult | { readonly seed: number; readonly broken: string };

/** In the order of the claims. */
export async function checked({ claims, seed, backend }: ToChecker): Promise<Checked[]> {
  try {
    return await checkSeed(claims, seed, backend);
  } catch (error) {
    if (claims.length === 1) return [{ seed, broken: error instanceof Error ? error.message : String(error) }];
    // Which of them is wrong shows once each is checked alone.
    const alone: Checked[] = [];
    for (const claim of claims) alone.push(...(await checked({ claims: [claim], seed, backend })));
    return alone;
  }
}
