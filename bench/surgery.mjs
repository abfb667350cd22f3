/**
 * `npm run bench:surgery`: how long operating on a network takes in Node, with the arithmetic that the laboratory's worker
 * uses. One JSON line a cell (64 units): `probeMs`, a trace of one sequence of 100 steps with a gate clamped, and its
 * sensitivities `slopesMs`; `lossMs`, the validation loss over 500 windows of 100 steps with a gate clamped, and
 * `longestPieceMs`, how long the page's newer question waits meanwhile. Medians; exit code 1 when one is over its limit.
 * `framesPerSecond`: traces that the laboratory answers while a clamp is dragged at 60 values a second and losses are
 * taken beside them; 30 are promised.
 */
import { availableParallelism, loadavg } from 'node:os';
import { prepare } from '../src/data';
import { parseSpec } from '../src/experiment/parse';
import { initialWeights } from '../src/rnn';
import { fastestArithmetic } from '../src/rnn/kernels/simd/arithmetic';
import { Laboratory } from '../src/laboratory/laboratory';
import { lossUnder } from '../src/laboratory/operatedLoss';
import { sensitivity } from '../src/laboratory/sensitivity';
import { operate } from '../src/laboratory/surgery';

/** What issue 6 promises, in ms. */
const LIMITS = { probeMs: 100, lossMs: 500 };
const FRAMES = 30;
const ROUNDS = 9;
/** How long a clamp is dragged, in ms. */
const DRAG = 2000;

/**
 * Traces a second while the first gate is dragged, or, without gates, a state.
 *
 * @param {import('../src/experiment/schema').ExperimentSpec} spec
 * @param {import('../src/training/protocol').NamedWeights} weights
 * @param {'f' | 'z' | null} gate
 */
async function dragged(spec, weights, gate) {
  let frames = 0;
  let losses = 0;
  const laboratory = new Laboratory({
    post: ({ type }) => {
      if (type === 'operated') frames++;
      if (type === 'losses') losses++;
    },
    table: () => Promise.resolve(null),
    now: () => performance.now(),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    arithmetic: () => Promise.resolve(arithmetic),
  });
  await laboratory.handle({ type: 'open', run: 1, spec, request: 1 });
  await laboratory.handle({ type: 'weights', run: 1, contender: 0, epoch: 0, weights });
  const place = /** @type {const} */ ({ on: true, contender: 0, layer: 0, direction: 'forward', units: 'all' });
  const question = /** @type {const} */ ({
    type: 'operate',
    run: 1,
    contender: 0,
    layer: 0,
    direction: 'forward',
    probe: { part: 'test', sample: 0 },
    withWeights: true,
  });
  const start = performance.now();
  for (let ask = 0; performance.now() - start < DRAG; ask++) {
    const value = (ask % 100) / 100;
    const intervention =
      gate === null
        ? /** @type {const} */ ({
            kind: 'state',
            ...place,
            state: 'h',
            action: 'set',
            value,
            steps: { from: 5, to: 5 },
          })
        : /** @type {const} */ ({ kind: 'clamp', ...place, gate, value, steps: 'all' });
    void laboratory.handle({ ...question, ask, interventions: [intervention] });
    await new Promise((resolve) => setTimeout(resolve, 1000 / 60));
  }
  const seconds = (performance.now() - start) / 1000;
  return { framesPerSecond: Math.round(frames / seconds), lossesPerSecond: Number((losses / seconds).toFixed(1)) };
}

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

for (const [cell, gate, name] of /** @type {const} */ ([
  ['lstm', 1, 'f'],
  ['gru', 0, 'z'],
  ['simpleRnn', null, null],
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
  /** @type {import('../src/laboratory/surgery').Plan} */
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
  const drag = await dragged(spec, body.weights, name);
  console.log(JSON.stringify({ ...row, ...drag }));
  if (row.probeMs > LIMITS.probeMs || row.lossMs > LIMITS.lossMs || drag.framesPerSecond < FRAMES) failed = true;
}
if (failed) process.exitCode = 1;
