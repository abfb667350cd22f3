/**
 * How much of what training may take it leaves to the page, from the frames that the page draws. Pure: numbers of frames in,
 * a share out.
 *
 * The share falls by a factor while there are too few frames and rises by a step once there have been enough for a while
 * (additive increase, multiplicative decrease: Chiu & Jain 1989). A rise that had to be taken back is tried again later
 * and later, so that the share stands still where a machine has just enough left.
 */

/** Frames a second that the page shall have. */
export const ENOUGH = 30;
/** From this many frames on training may take more again; between the two nothing changes. */
const PLENTY = 36;
/** Below this many there are too few; a screen of 30 frames a second has enough. */
const TOO_FEW = 0.95 * ENOUGH;

/** Training never gets less than this part of what it may take alone. */
export const LEAST = 0.2;
const FALL = 0.6;
const RISE = 0.1;
/** How many looks in a row have too few frames before training gives way; a single pause does not count. */
const PATIENCE = 2;
/** After how many looks with plenty of frames training takes more again: at first, and at most. */
const WAIT = 4;
const LONGEST_WAIT = 64;

export interface Giving {
  /** Of what training may take: LEAST … 1. */
  readonly share: number;
  /** Looks with too few frames, and with plenty, one after the other. */
  readonly few: number;
  readonly plenty: number;
  /** How many with plenty it takes to rise. */
  readonly wait: number;
  /** Looks since the last rise. */
  readonly sinceRise: number;
}

/** Nothing is given. */
export const TAKING_ALL: Giving = { share: 1, few: 0, plenty: 0, wait: WAIT, sinceRise: Infinity };

/**
 * After another look at the page.
 *
 * @param frames a second that it has drawn since the last look; null: nothing trains, or nobody sees the page
 */
export function afterLook(giving: Giving, frames: number | null): Giving {
  if (frames === null) return TAKING_ALL;
  const sinceRise = giving.sinceRise + 1;
  if (frames < TOO_FEW) return afterTooFew({ ...giving, few: giving.few + 1, plenty: 0, sinceRise });
  if (frames < PLENTY) return { ...giving, few: 0, plenty: 0, sinceRise };
  return afterPlenty({ ...giving, few: 0, plenty: giving.plenty + 1, sinceRise });
}

function afterTooFew(giving: Giving): Giving {
  const { share, few, wait, sinceRise } = giving;
  if (few < PATIENCE) return giving;
  const given = { few: 0, plenty: 0, sinceRise: Infinity };
  // The rise was too much: back, and the next is tried later. Where that does not suffice, something else has begun.
  if (sinceRise <= 2 * PATIENCE)
    return { ...given, share: Math.max(LEAST, rounded(share - RISE)), wait: Math.min(LONGEST_WAIT, 2 * wait) };
  return { ...given, share: Math.max(LEAST, share * FALL), wait };
}

function afterPlenty(giving: Giving): Giving {
  const { share, plenty, wait, sinceRise } = giving;
  if (plenty < wait) return giving;
  if (share === 1) return TAKING_ALL;
  // The rise before this one has held.
  const sooner = sinceRise === Infinity ? wait : Math.max(WAIT, wait / 2);
  return { share: Math.min(1, rounded(share + RISE)), few: 0, plenty: 0, wait: sooner, sinceRise: 0 };
}

/** Sums of tenths that reach 1. */
const rounded = (share: number): number => Math.round(share * 1000) / 1000;
