/** Long work on the page's thread gives the page its turn from time to time. */

/** Longest stretch for which the work holds the page up, in milliseconds. */
const SLICE = 20;

/** To be awaited after each piece of the work: lets the page have its turn once the pieces have taken a slice. */
export function paced(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
