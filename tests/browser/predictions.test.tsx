/** The predictions panel in a real Chromium, on a page that never rests: chart, caption, table and file are of one epoch. */
import { afterEach, expect, it, vi } from 'vitest';
import { defaultSpec } from '../../src/experiment/parse';
import type { AppState } from '../../src/store/state';
import { Predictions } from '../../src/views/lab/predictions/Predictions';
import { useApp } from '../../src/views/state/store-context';
import { shown, storeOf } from './shown';

const ROWS = 40;
const EPOCHS = 60;

const targets = [{ name: 'x', unit: '', positive: false, naiveError: 1 }];
/** Between 0 and 1000, so that the axis stays where it is. */
const part = {
  first: 0,
  stride: 1,
  labels: Array.from({ length: ROWS + 1 }, (_, row) => String(row)),
  truth: Float32Array.from({ length: ROWS }, (_, row) => 1000 * (row % 2)),
  truthMask: null,
  baselines: [],
  probes: [],
};
const preview = {
  task: 'forecast',
  perStep: false,
  outputNames: ['x'],
  sizes: { steps: 4, inputs: 1, outputs: 1, variables: 1 },
  forecast: {
    horizon: 1,
    strategy: 'direct',
    targets,
    columns: [],
    recursive: false,
    beyond: { labels: [], baselines: [] },
  },
  parts: { train: part, validation: part, test: part },
  counts: { train: ROWS, validation: ROWS, test: ROWS },
};

/** A network that predicts ten times its epoch everywhere; its error is said to be its epoch. */
const contender = (epoch: number) => ({
  status: 'training',
  epoch,
  best: null,
  trace: null,
  predictions: {
    part: 'test',
    first: 0,
    values: new Float32Array(ROWS).fill(10 * epoch),
    outputs: 1,
    recursive: null,
    beyond: null,
    epoch,
  },
  scores: {
    test: {
      own: { overall: { rmse: epoch }, targets: [{ rmse: epoch }], steps: [[epoch]], scored: 1, of: 1 },
      recursive: null,
    },
  },
});

const stateAt = (epoch: number) => ({
  run: { status: 'training', contenders: [contender(epoch), contender(epoch)], rebuiltBecause: [], onceBuilt: 'rest' },
});

/** Takes a frame's time with every report, before the panel gets its turn. */
function Busy() {
  useApp((state) => state.run);
  burn();
  return null;
}

function burn(): void {
  const end = performance.now() + 12;
  while (performance.now() < end);
}

const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';

/** Heights of the first two points of a line. */
const heightsOf = (line: string): number[] =>
  [...line.matchAll(/[ML][\d.]+,([\d.]+)/g)].slice(0, 2).map((point) => Number(point[1]));

/**
 * What the page shows now; null as long as there is no line. `line` is the value at which the last contender's line stands,
 * measured by the truth's beside it, which goes from 0 to 1000.
 */
function seen(): { caption: number; table: number; line: number } | null {
  const lines = [...document.querySelectorAll('#predictions path[data-line]')].map((path) =>
    heightsOf(path.getAttribute('d') ?? ''),
  );
  const caption = /epoch (\d+)/.exec(text('#predictions'))?.[1];
  const [zero, thousand] = lines.find(([one, other]) => other !== undefined && one !== other) ?? [];
  const height = lines.at(-1)?.[0];
  if (!caption || zero === undefined || thousand === undefined || height === undefined) return null;
  return {
    caption: Number(caption),
    table: Number(text('#predictions td[data-metric="rmse"]')),
    line: (1000 * (zero - height)) / (zero - thousand),
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('shows and saves one epoch everywhere, in every frame', async () => {
  const saved: { name: string; address: string }[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, address: this.href });
  });
  const spec = defaultSpec();
  const store = storeOf({
    spec,
    data: { status: 'ready', preview },
    focus: { predictions: 'test', probe: { part: 'test', sample: 0 } },
    time: { wanted: null, shown: null, dropped: null },
    surgery: { watching: false, contenders: [], problem: null },
    askLab: () => undefined,
    leaveLab: () => undefined,
    ...stateAt(0),
  });
  await shown(
    <div style={{ width: 700 }}>
      <Predictions />
      <Busy />
    </div>,
    store,
  );
  await vi.waitFor(() => expect(seen()).not.toBeNull(), { timeout: 120_000 });

  let epoch = 0;
  const reports = setInterval(() => {
    epoch++;
    store.setState(stateAt(epoch) as unknown as AppState);
    if (epoch === EPOCHS) clearInterval(reports);
  }, 20);
  const frames: NonNullable<ReturnType<typeof seen>>[] = [];
  while (frames.at(-1)?.caption !== EPOCHS) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const now = seen();
    if (now) frames.push(now);
  }

  expect(frames.map(({ table }) => table)).toEqual(frames.map(({ caption }) => caption));
  expect(new Set(frames.map(({ caption }) => caption)).size).toBeGreaterThan(2);
  // Ten units an epoch.
  for (const { caption, line } of frames) expect(line).toBeCloseTo(10 * caption, 1);

  document.querySelector<HTMLElement>('#predictions button[aria-label="Save: Predictions"]')!.click();
  await vi.waitFor(() => expect(document.querySelectorAll('[role="menuitem"]')).toHaveLength(3));
  [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].at(-1)!.click();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]!.name).toMatch(new RegExp(`-predictions-test-epoch-${EPOCHS}\\.csv$`));
  const lines = (await (await fetch(saved[0]!.address)).text()).split('\n');
  expect(lines[1]).toContain(String(10 * EPOCHS));
});
