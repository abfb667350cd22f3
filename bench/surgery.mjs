/**
 * `npm run bench:surgery`: how long operating on a network takes in Node, with the arithmetic that the laboratory's worker
 * uses. One JSON line a cell (64 units): `probeMs`, a trace of one sequence of 100 steps with a gate clamped, and its
 * sensitivities `slopesMs`; `lossMs`, the validation loss over 500 windows of 100 steps with a gate clamped, and
 * `longestPieceMs`, how long the page's newer question waits meanwhile. Medians; exit code 1 when one is over its limit.
 */
import { availableParallelism, loadavg } from 'node:os';
import { prepare } from '../src/data';
import { parseSpec } from '../src/experiment/parse';
import { initialWeights } from '../src/rnn';
import { fastestArithmetic } from '../src/rnn/kernels/simd/arithmetic';
import { lossUnder } from '../src/training/operatedLoss';
import { sensitivity } from '../src/training/sensitivity';
import { operate } from '../src/training/surgery';

/** What issue 6 promises, in ms. */
const LIMITS = { probeMs: 100, lossMs: 500 };
const ROUNDS = 9;

/** @param {number[]} times */
const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

/**
 * The median of some rounds after two that warm up, in ms.
 *
 * @param {() => void} work
 */
function timed(work) {
  work();
  work();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Number(median(times).toFixed(2));
}

const arithmetic = await fastestArithmetic();
process.stderr.write(`${availableParallelism()} cores, load ${loadavg()[0].toFixed(1)}\n`);
let failed = false;

for (const [cell, gate] of /** @type {const} */ ([
  ['lstm', 1],
  ['gru', 0],
  ['simpleRnn', null],
])) {
  const parsed = parseSpec({
    data: { source: { kind: 'sine', length: 4000 } },
    task: { window: 100 },
    contenders: [{ cell, units: 64 }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const spec = parsed.value;
  const prepared = prepare(spec, null);
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems));
  const [contender] = spec.contenders;
  const { inputs, outputs, perStep, output } = prepared.value;
  const io = { inputs, outputs, perStep, output };
  const body = { contender, io, weights: initialWeights(contender, io, spec.seed) };
  const settings = { loss: prepared.value.loss, huberDelta: spec.training.huberDelta };
  /** @type {import('../src/training/surgery').Plan} */
  const plan = () =>
    gate === null ? [{ kind: 'silence', units: [3] }] : [{ kind: 'clamp', gate, value: 0.5, units: null, steps: null }];

  const probe = prepared.value.test.batch([0]);
  const operated = operate(body, probe, plan, arithmetic);
  /** @type {number[]} */
  const pieces = [];
  const row = {
    cell,
    probeMs: timed(() => void operate(body, probe, plan, arithmetic)),
    slopesMs: timed(() => void sensitivity(body, probe, plan, operated, 0, 0)),
    lossMs: timed(() => {
      const work = lossUnder(body, prepared.value, plan, settings, arithmetic);
      for (;;) {
        const start = performance.now();
        const { done } = work.next();
        pieces.push(performance.now() - start);
        if (done) return;
      }
    }),
    longestPieceMs: 0,
  };
  row.longestPieceMs = Number(Math.max(...pieces).toFixed(2));
  console.log(JSON.stringify(row));
  if (row.probeMs > LIMITS.probeMs || row.lossMs > LIMITS.lossMs) failed = true;
}
if (failed) process.exitCode = 1;
