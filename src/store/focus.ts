/** What the page looks at, kept valid when the experiment changes under it, and what of it was lost by that. */
import { changedFields } from '../experiment/fields';
import type { ContenderSpec, ExperimentSpec } from '../experiment/schema';
import type { Preview } from '../training/protocol';
import type { FocusIntents } from './intents';
import type { AppState, LostSight } from './state';

type Focus = AppState['focus'];

/** What the page shows before the user has chosen anything. */
export const FIRST_FOCUS: Focus = {
  probe: { part: 'test', sample: 0 },
  layer: 0,
  direction: 'forward',
  predictions: 'test',
  cell: 0,
  flow: null,
  epoch: null,
};

/** An experiment with its prepared data. */
interface Stage {
  readonly spec: ExperimentSpec;
  readonly preview: Preview;
}

/**
 * The same probe, layer, direction and cell where the new data and networks still have them, else the nearest there is.
 *
 * @param before what the focus was chosen in; null: nothing was there to choose
 */
export function stillOffered(
  focus: Focus,
  before: Stage | null,
  { spec, preview }: Stage,
): { readonly focus: Focus; readonly lost: readonly LostSight[] } {
  const { contenders } = spec;
  const lost: LostSight[] = [];
  const { part, sample } = focus.probe;
  const { probes } = preview.parts[part];
  const replaced = before !== null && changedFields(before.spec, spec).some(makesOtherSequences);
  const offered = probes.some((probe) => probe.sample === sample);
  const keepsProbe = offered && !(replaced && isChosen(focus, before));
  if (!keepsProbe && before !== null && isChosen(focus, before)) lost.push({ what: 'probe', part, replaced });
  const deepest = Math.max(...contenders.map(({ layers }) => layers)) - 1;
  if (focus.layer > deepest) lost.push({ what: 'layer', layer: focus.layer });
  const bothWays = contenders.some(({ bidirectional }) => bidirectional);
  if (focus.direction === 'backward' && !bothWays) lost.push({ what: 'direction' });
  const cell = focus.cell === null ? null : placeNow(focus.cell, before?.spec.contenders ?? contenders, contenders);
  if (cell === 'gone') lost.push({ what: 'cell', contender: focus.cell! });
  return {
    focus: {
      ...focus,
      probe: { part, sample: keepsProbe ? sample : (probes[0]?.sample ?? 0) },
      layer: Math.min(focus.layer, deepest),
      direction: bothWays ? focus.direction : 'forward',
      cell: cell === 'gone' ? 0 : cell,
    },
    lost,
  };
}

const makesOtherSequences = (path: string): boolean => path === 'seed' || path.startsWith('data.source');

/** Whether the user has chosen the probe: before that it is the first sequence of the test part. */
const isChosen = ({ probe: { part, sample } }: Focus, { preview }: Stage): boolean =>
  part !== 'test' || sample !== (preview.parts.test.probes[0]?.sample ?? 0);

/** Where a contender stands now: those behind one that was taken out move up. */
function placeNow(contender: number, before: readonly ContenderSpec[], now: readonly ContenderSpec[]): number | 'gone' {
  if (now.length === before.length - 1) {
    const rest = JSON.stringify(now);
    const without = (out: number) => JSON.stringify(before.filter((_, k) => k !== out)) === rest;
    if (without(contender)) return 'gone';
    const removed = before.findIndex((_, k) => without(k));
    if (removed >= 0 && removed < contender) return contender - 1;
  }
  return contender < now.length ? contender : 'gone';
}

/** The intents that change what the page looks at, by what each changes. */
export const lookingAround = (look: (part: Partial<Focus>) => void): FocusIntents => ({
  showProbe: (part, sample) => {
    look({ probe: { part, sample } });
  },
  showLayer: (layer) => {
    look({ layer });
  },
  showDirection: (direction) => {
    look({ direction });
  },
  showPredictions: (predictions) => {
    look({ predictions });
  },
  showCell: (cell) => {
    look({ cell });
  },
  showFlow: (flow) => {
    look({ flow });
  },
});
