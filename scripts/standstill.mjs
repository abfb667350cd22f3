/** Noticing that a program stands still, however slow the machine is: what counts is progress, and not the time it takes. */

/**
 * @typedef {object} Watch
 * @property {() => void} progress something was done; the time begins anew
 * @property {() => void} end nothing is watched any more
 */

/**
 * Calls once when nothing has been done for some time.
 *
 * @param {number} minutes
 * @param {() => void} stoodStill
 * @returns {Watch}
 */
export function watch(minutes, stoodStill) {
  let timer = setTimeout(stoodStill, minutes * 60_000);
  return {
    progress() {
      clearTimeout(timer);
      timer = setTimeout(stoodStill, minutes * 60_000);
    },
    end() {
      clearTimeout(timer);
    },
  };
}

/**
 * What a program that runs tests tells its parent: a test began or ended, or all of a file were found.
 *
 * @typedef {{ began: string } | { ended: string } | { found: string }} Step
 */

/** The tests that have begun and not ended. */
export class Running {
  /** @type {Set<string>} */
  names = new Set();

  /** @param {Step} step */
  take(step) {
    if ('began' in step) this.names.add(step.began);
    if ('ended' in step) this.names.delete(step.ended);
  }
}
