/** What the page looks at, kept valid when the experiment changes under it. */
import type { ExperimentSpec } from '../experiment/schema';
import type { Preview } from '../training/protocol';
import type { AppState } from './state';

type Focus = AppState['focus'];

/** The same probe, layer, direction and cell where the new data and networks still have them, else the nearest there is. */
export function stillOffered(focus: Focus, preview: Preview, { contenders }: ExperimentSpec): Focus {
  const { part, sample } = focus.probe;
  const { probes } = preview.parts[part];
  const offered = probes.some((probe) => probe.sample === sample);
  return {
    ...focus,
    probe: { part, sample: offered ? sample : (probes[0]?.sample ?? 0) },
    layer: Math.min(focus.layer, Math.max(...contenders.map(({ layers }) => layers)) - 1),
    direction: contenders.some(({ bidirectional }) => bidirectional) ? focus.direction : 'forward',
    cell: focus.cell === null || focus.cell < contenders.length ? focus.cell : 0,
  };
}
