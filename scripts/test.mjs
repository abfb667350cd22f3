/** `npm test`: from a fresh clone to one verdict. Each phase prints a line; what a failed one printed is shown whole. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError, ROOT, TEST_MINUTES, command, runTool } from './processes.mjs';
import { checkNode, ensureInstalled } from './prepare.mjs';

const say = console.log;

/**
 * @typedef {object} Phase
 * @property {string} name
 * @property {readonly (readonly [script: string, args: readonly string[]])[]} [tools] run one after the other
 * @property {string} [project] a vitest project, or a pattern of several, whose tests are counted
 * @property {'one'} [core] it leaves a core to another phase
 * @property {string} [after] a phase without whose success this one says nothing
 */

/**
 * In this order: first those that have use for one core, two at a time, then the others one by one.
 *
 * @type {readonly Phase[]}
 */
const PHASES = [
  { name: 'browser tests', project: 'browser', core: 'one' },
  { name: 'lint', core: 'one', tools: [['oxlint/bin/oxlint', []]] },
  {
    name: 'types',
    core: 'one',
    tools: [
      ['typescript-native/bin/tsc', ['-p', 'tsconfig.json']],
      ['typescript-native/bin/tsc', ['-p', 'tsconfig.pure.json']],
    ],
  },
  { name: 'format', core: 'one', tools: [['oxfmt/bin/oxfmt', ['--check']]] },
  {
    name: 'import rules',
    core: 'one',
    tools: [
      [
        'dependency-cruiser/bin/dependency-cruise.mjs',
        ['--config', '.dependency-cruiser.mjs', 'src', 'cli', 'bench', 'tests', 'scripts', 'vite.config.ts'],
      ],
    ],
  },
  { name: 'dead code', core: 'one', tools: [['knip/bin/knip.js', []]] },
  { name: 'unit tests', project: 'unit*', core: 'one' },
  { name: 'build', tools: [['vite/bin/vite.js', ['build', '--logLevel', 'warn']]] },
  { name: 'size', after: 'build', tools: [['size-limit/bin.js', []]] },
  { name: 'e2e tests', after: 'build', project: 'e2e' },
];

/** @typedef {{ ok: boolean, output: string, passed: number, failed: number }} Outcome */

/**
 * @param {Phase} phase
 * @param {string} folder for reports
 * @returns {Promise<Outcome>}
 */
async function carryOut({ name, tools = [], project }, folder) {
  const report = join(folder, `${name}.json`);
  const vitest = [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--reporter=${join(ROOT, 'scripts/progress.mjs')}`,
    `--outputFile.json=${report}`,
  ];
  /** @type {Outcome} */
  const outcome = { ok: true, output: '', passed: 0, failed: 0 };
  for (const [script, args] of project === undefined ? tools : [/** @type {const} */ (['vitest/vitest.mjs', vitest])]) {
    const { code, output, stoodStill, running } = await runTool(script, args, { tests: project !== undefined });
    outcome.output += output;
    if (stoodStill) outcome.output += `\n${name}: ${standstill(project, running)}\n`;
    if (code !== 0) outcome.ok = false;
  }
  return project === undefined ? outcome : { ...outcome, ...countTests(report) };
}

/**
 * @param {string | undefined} project
 * @param {readonly string[]} running tests
 */
function standstill(project, running) {
  if (project === undefined) return 'ended, because it said nothing for half an hour.';
  const still = running.length === 0 ? '' : ` These had begun:\n  ${running.join('\n  ')}`;
  return `ended, because no test had ended for ${TEST_MINUTES} minutes.${still}`;
}

/**
 * @typedef {object} Report the part of vitest's JSON report that counts
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults one a file
 */

/**
 * @param {string} report vitest's JSON report
 * @returns {{ passed: number, failed: number }} a file that fails before its first test counts as one failed test
 */
function countTests(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = /** @type {Report} */ (
      JSON.parse(readFileSync(report, 'utf8'))
    );
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

/**
 * @param {readonly string[]} names
 * @returns {readonly Phase[]} all phases, or those whose first word is named: `npm test -- lint unit`
 * @throws {PlainError}
 */
function chosen(names) {
  const first = (/** @type {Phase} */ phase) => phase.name.split(' ')[0];
  const unknown = names.find((name) => !PHASES.some((phase) => first(phase) === name));
  if (unknown === undefined)
    return names.length === 0 ? PHASES : PHASES.filter((phase) => names.includes(first(phase)));
  throw new PlainError(`"${unknown}" is no phase; choose from ${PHASES.map(first).join(', ')}.`);
}

await command(async () => {
  checkNode();
  const phases = chosen(process.argv.slice(2));
  await ensureInstalled(say);
  if (phases.some(({ project }) => project === 'browser' || project === 'e2e')) {
    const { ensureChromium } = await import('./chromium.mjs');
    process.env['CHROME_E2E_PATH'] = await ensureChromium(say, { windowless: true });
    process.env['CHROME_PATH'] = await ensureChromium(say);
    say(`Chromium: ${process.env['CHROME_PATH']}; for the e2e tests ${process.env['CHROME_E2E_PATH']}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'rnn-playground-test-'));
  /** @type {string[]} */
  const failures = [];
  const total = { passed: 0, failed: 0 };
  const take = async (/** @type {Phase} */ phase) => {
    if (phase.after !== undefined && failures.includes(phase.after)) {
      say(`${phase.name}: not run, because ${phase.after} failed`);
      failures.push(phase.name);
      return;
    }
    const start = performance.now();
    const { ok, output, passed, failed } = await carryOut(phase, folder);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const tests = phase.project === undefined ? '' : `, ${passed} passed, ${failed} failed`;
    if (!ok) say(output.trimEnd());
    say(`${phase.name}: ${ok ? 'good' : 'FAILED'}${tests} (${seconds} s)`);
    if (!ok) failures.push(phase.name);
  };
  const narrow = phases.filter(({ core }) => core === 'one');
  const wide = phases.filter(({ core }) => core === undefined);
  const lane = async () => {
    for (let phase = narrow.shift(); phase !== undefined; phase = narrow.shift()) await take(phase);
  };
  await Promise.all([lane(), lane()]);
  for (const phase of wide) await take(phase);
  rmSync(folder, { recursive: true, force: true });
  say(failures.length === 0 ? 'All phases are good.' : `Failed: ${failures.join(', ')}.`);
  say(`${total.passed} passed, ${total.failed} failed`);
  if (failures.length > 0) process.exitCode = 1;
});
