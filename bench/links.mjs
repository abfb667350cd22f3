/**
 * `npm run bench:links`: how long the page takes from a link that nobody would write to a spec or to what is wrong with
 * it, in words: damaged links, and links that were built to unpack to far more than they are long. A line of JSON for
 * each kind: how many links, and the milliseconds of processor time a link took (`medianMs`, `p95Ms`, `worstMs`); `wallMs`
 * is the worst by the clock, other programs in between. Exit code 1 where one took over 100 ms.
 */
import { loadavg, availableParallelism } from 'node:os';
import { max, median, quantile } from 'd3-array';
import { EXAMPLES } from '../src/experiment/examples';
import { decodeLink, encodeLink, minimalSpec } from '../src/experiment/url';
import { problemSentence } from '../src/i18n';
import { words } from '../src/i18n/both';
import { bomb } from '../tests/unit/experiment/bomb';
import { hostileLink } from '../tests/unit/experiment/hostile';

/** Longer, and the page stands still where a user sees it. */
const SLOWEST = 100;
const DAMAGED = 10_000;

const { t } = words('en');
const specs = EXAMPLES.map(({ spec }) => ({ link: encodeLink(spec), json: JSON.stringify(minimalSpec(spec)) }));

/** Of every size, up to the longest that is read. @type {string[]} */
const bombs = [500, 2000, 8000, 28_000, 75_000].flatMap((codes) =>
  ['[', '{', '1', '"', ',', 'x'].map((letter) => `v=1&z=${bomb(letter, codes)}`),
);
const long = ['[', '{"a":', 'a.', 'seed=1&', '%25', '&', 'a=1&', 'data.source.values=[1,'].map((piece) =>
  `v=1&seed=${piece.repeat(Math.ceil(200_000 / piece.length))}`.slice(0, 199_999),
);
const damaged = Array.from({ length: DAMAGED }, (_, seed) => {
  const { link, json } = specs[seed % specs.length];
  return hostileLink(link, json, seed);
});

/** @param {string} kind @param {readonly string[]} links */
function time(kind, links) {
  const times = links.map((link) => {
    const [before, begin] = [process.cpuUsage(), performance.now()];
    const parsed = decodeLink(link);
    if (!parsed.ok) parsed.problems.forEach((each) => problemSentence(each, t));
    const { user, system } = process.cpuUsage(before);
    return { ms: (user + system) / 1000, wall: performance.now() - begin };
  });
  const round = (/** @type {number | undefined} */ ms) => Number((ms ?? NaN).toFixed(3));
  console.log(
    JSON.stringify({
      kind,
      links: links.length,
      medianMs: round(median(times, ({ ms }) => ms)),
      p95Ms: round(quantile(times, 0.95, ({ ms }) => ms)),
      worstMs: round(max(times, ({ ms }) => ms)),
      wallMs: round(max(times, ({ wall }) => wall)),
      cores: availableParallelism(),
      load: loadavg()[0],
    }),
  );
  if (times.some(({ ms }) => ms > SLOWEST)) process.exitCode = 1;
}

damaged.slice(0, 500).forEach((link) => decodeLink(link));
time('damaged', damaged);
time('bombs', bombs);
time('long', long);
