/** How long a short piece of work takes, on clocks that browsers round to a tenth of a millisecond. */

/** A group of calls that is timed as one lasts at least so long, in milliseconds: twenty ticks of a rounded clock. */
const GROUP = 2;
/** Calls in a group at most; on a clock that stands still even over these, work takes no time. */
const MOST = 64;

/**
 * Time of one call in milliseconds with nothing else on its core: the lower quartile, because whatever else a machine
 * does only lengthens a call. The first call is not counted, and of the groups that follow only the later half is, because
 * engines compile what runs often.
 *
 * @param budget time after which no further call begins, in milliseconds; two calls are made in any case
 */
export function quietTime(work: () => void, now: () => number, budget: number): number {
  work();
  const groups: number[] = [];
  const start = now();
  let calls = 1;
  for (let time = start; groups.length === 0 || time - start < budget;) {
    const began = time;
    for (let k = 0; k < calls; k++) work();
    time = now();
    const took = time - began;
    groups.push(took / calls);
    if (took === 0 && calls === MOST) return 0;
    if (took < GROUP) calls = Math.min(2 * calls, MOST);
  }
  const later = groups.slice(groups.length >> 1).sort((a, b) => a - b);
  return later[later.length >> 2]!;
}
