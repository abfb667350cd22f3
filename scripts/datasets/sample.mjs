/** Makes public/sample.csv, the file that the page offers to try: two years of days, two variables, a gap. No randomness. */
import { writeFileSync } from 'node:fs';

const DAYS = 730;
/** Days without a count: a counter that was broken for a week and on single days. */
const GAP = new Set([200, 201, 202, 203, 204, 205, 206, 311, 502]);

/** @param {number} day */
function row(day) {
  const date = new Date(Date.UTC(2024, 0, 1 + day));
  const wobble = 2 * Math.sin(day * 1.7) + 1.5 * Math.sin(day * 0.61 + 1);
  const temperature = 10 - 9 * Math.cos((2 * Math.PI * (day - 20)) / 365.25) + wobble;
  const weekend = [0, 6].includes(date.getUTCDay()) ? 260 : 0;
  const visitors = Math.round(420 + 14 * temperature + weekend + 25 * Math.sin(day * 2.3));
  return [date.toISOString().slice(0, 10), temperature.toFixed(1), GAP.has(day) ? '' : visitors].join();
}

const lines = ['date,temperature,visitors', ...Array.from({ length: DAYS }, (_, day) => row(day))];
writeFileSync(new URL('../../public/sample.csv', import.meta.url), `${lines.join('\n')}\n`);
