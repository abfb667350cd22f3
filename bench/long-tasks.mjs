/** The tasks of a page's thread that are longer than the 50 ms from which browsers report them. */

/** @typedef {{ start: number, duration: number }} Task ms; start since the page's time origin */

/**
 * Records them, from the page's next load on.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<() => Promise<Task[]>>} what was recorded so far
 */
export async function watchLongTasks(page) {
  await page.addInitScript(() => {
    /** @type {Task[]} */
    const tasks = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, duration });
    }).observe({ type: 'longtask' });
    Object.assign(globalThis, { longTasks: tasks });
  });
  return () =>
    page.evaluate(() => /** @type {{ longTasks: Task[] }} */ (/** @type {unknown} */ (globalThis)).longTasks);
}
