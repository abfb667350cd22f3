/** A client without threads and an address bar without a browser, which record what they are asked. */
// A store asks for it as soon as it begins, and a test may be over before it has come.
import '../../../src/store/ledger/openLedger';
import type { Address } from '../../../src/store/address';
import type { Client, ClientListener } from '../../../src/store/client';
import type { Preview } from '../../../src/training/protocol';

const part = {
  first: 0,
  stride: 1,
  labels: [],
  truth: new Float32Array(0),
  truthMask: null,
  baselines: [],
  probes: [
    { sample: 3, name: 'three' },
    { sample: 5, name: 'five' },
  ],
};

export const preview: Preview = {
  kind: 'series',
  lines: [],
  boundaries: { validation: 0.7, test: 0.85 },
  firstLabel: 'a',
  lastLabel: 'z',
  counts: { train: 10, validation: 2, test: 2 },
  rows: 100,
  unit: '',
  seasonalPeriod: null,
  seasonCorrelation: null,
  partRows: { train: 70, validation: 15, test: 15 },
  steps: [],
  correlations: [],
  texts: [],
  uneven: false,
  datePrecision: null,
  task: 'forecast',
  perStep: false,
  inputNames: ['x'],
  outputNames: ['x'],
  sizes: { steps: 24, inputs: 1, outputs: 1, variables: 1 },
  forecast: {
    horizon: 1,
    strategy: 'direct',
    targets: [{ name: 'x', unit: '', positive: true, naiveError: 1 }],
    columns: [{ name: 'x', unit: '' }],
    recursive: true,
    beyond: { labels: [], baselines: [] },
  },
  parts: { train: part, validation: part, test: part },
};

export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
}

export function fakeClient() {
  const calls: Call[] = [];
  let listener: ClientListener | undefined;
  const record =
    (name: string) =>
    (...args: readonly unknown[]): void => {
      calls.push({ name, args });
    };
  const client: Client = {
    listen: (given) => {
      listener = given;
    },
    prepare: record('prepare'),
    open: record('open'),
    cancel: record('cancel'),
    build: record('build'),
    cancelBuild: () => {
      record('cancelBuild')();
      return [];
    },
    train: record('train'),
    step: record('step'),
    pause: record('pause'),
    adjust: record('adjust'),
    focus: record('focus'),
    weights: record('weights'),
    lab: record('lab'),
    giveWay: record('giveWay'),
    cores: 2,
    race: record('race'),
    hold: record('hold'),
    dropRuns: record('dropRuns'),
  };
  return {
    client,
    calls,
    named: (name: string) => calls.filter((call) => call.name === name),
    get listener(): ClientListener {
      return listener!;
    },
  };
}

export function fakeAddress(hash = '') {
  const entries = [hash];
  let changed: ((hash: string) => void) | undefined;
  const address: Address = {
    read: () => entries.at(-1)!,
    write: (next, how) => {
      if (next === entries.at(-1)) return;
      if (how === 'push') entries.push(next);
      else entries[entries.length - 1] = next;
    },
    listen: (listener) => {
      changed = listener;
    },
  };
  return {
    address,
    entries,
    back: () => {
      entries.pop();
      changed!(entries.at(-1)!);
    },
    paste: (next: string) => {
      entries.push(next);
      changed!(next);
    },
  };
}
