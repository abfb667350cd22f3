/** The product's page with a race in its state that nobody has to train: four contenders with made-up losses. */
import { createRoot } from 'react-dom/client';
import type { RunSummary } from '../../src/experiment/runs';
import type { ExperimentSpec } from '../../src/experiment/schema';
import { trainingSeedOfRun } from '../../src/experiment/seeds';
import { stream } from '../../src/experiment/random';
import { pageWords } from '../../src/i18n';
import { startShell } from '../../src/store';
import type { OverlaidRun } from '../../src/store/ledgerState';
import type { RaceRun } from '../../src/store/raceState';
import { App } from '../../src/views/App';
import { preferredLanguage } from '../../src/views/state/preferences';

const CELLS = ['lstm', 'gru', 'simpleRnn', 'lstm'] as const;

const root = document.getElementById('root');
if (!root) throw new Error('root: the document has no element with this id');
const shell = await startShell(window);
shell.getState().showFace('lab');
const store = shell.getState().app!;
createRoot(root).render(<App shell={shell} words={await pageWords(preferredLanguage(), () => undefined)} />);

/** Losses that fall like a power of the epoch, each run at a rate of its own, with noise. */
function losses(contender: number, run: number, epochs: number): RaceRun['curves'] {
  const random = stream(1, 'losses', contender, run);
  const rate = 0.25 + 0.1 * contender + 0.12 * random.uniform();
  const floor = 0.01 + 0.02 * random.uniform();
  const epoch = Array.from({ length: epochs + 1 }, (_, k) => k);
  const curve = (scale: number) =>
    epoch.map((k) => (floor + (1 + k) ** -rate / (1 + k / 200)) * scale * (1 + 0.25 * (random.uniform() - 0.5)));
  const train = curve(0.8);
  return { length: epochs + 1, epoch, train: [NaN, ...train.slice(1)], validation: curve(1) };
}

/** A run of the ledger. */
function keptRun(spec: ExperimentSpec, k: number, epochs: number): OverlaidRun {
  const id = `kept-${k}`;
  const run = { contender: 0, run: k, trainingSeed: k, parameters: 1, epochs, end: 'finished', baselines: {} } as const;
  const timed = { steps: epochs * 5, stepsPerEpoch: 5, sequencesPerEpoch: 160, seconds: 1, msPerStep: 4, ended: 0 };
  const words = { version: 1, id, race: 'earlier', spec, name: k === 0 ? '' : `Kept run ${k + 1}`, note: '' } as const;
  const summary = { ...run, ...timed, ...words } as unknown as RunSummary;
  return { id, summary, curves: losses(3, 50 + k, epochs) };
}

/** Throws while the networks are being built: their first reports would be added to the made-up losses. */
function race(contenders: number, seeds: number, epochs: number, kept = 0): void {
  const { spec, run } = store.getState();
  if (run.status !== 'ready') throw new Error(`run: ${run.status}; wait until it is ready`);
  const [first] = spec.contenders;
  const raced = {
    ...spec,
    seeds,
    contenders: CELLS.slice(0, contenders).map((cell) => ({ ...first!, cell })),
  };
  const runs: RaceRun[] = raced.contenders.flatMap((_, contender) =>
    Array.from({ length: seeds }, (__, k) => ({
      contender,
      run: k,
      trainingSeed: trainingSeedOfRun(raced, k),
      status: 'ended' as const,
      epoch: epochs,
      curves: losses(contender, k, epochs),
      outcome: null,
      id: null,
    })),
  );
  const shown = raced.contenders.map((_, contender) => {
    const { curves } = runs.find((each) => each.contender === contender)!;
    return { ...run.contenders[0]!, status: 'finished' as const, epoch: epochs, curves };
  });
  store.setState({
    spec: raced,
    run: { ...run, status: 'finished', contenders: shown },
    race: { id: 'bench', status: 'ended', runs, secondsLeft: 0, problem: null },
    ledger: { ...store.getState().ledger, overlaid: Array.from({ length: kept }, (_, k) => keptRun(raced, k, epochs)) },
  });
}

declare global {
  interface Window {
    race: typeof race;
  }
}
window.race = race;
