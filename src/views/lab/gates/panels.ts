/** The panels of the gate lab, in the order of the page: a new one is its folder and a line here. */
import type { ComponentType } from 'react';
import { CellPanel } from '../cell/CellPanel';
import type { PanelProps } from '../shared/LabPanel';
import { FlowPanel } from './flow/FlowPanel';
import { MatterPanel } from './matter/MatterPanel';
import { PresetsPanel } from './matter/PresetsPanel';
import { MemoryPanel } from './memory/MemoryPanel';
import { SaturationPanel } from './saturation/SaturationPanel';
import { SensitivityPanel } from './sensitivity/SensitivityPanel';
import { SpacePanel } from './space/SpacePanel';
import { SurgeryPanel } from './surgery/SurgeryPanel';
import { WeightsPanel } from './weights/WeightsPanel';

/** Screens on which a panel is unfolded from the start: where the lab has two columns, or is high enough for one more. */
const TWO_COLUMNS = '(min-width: 1181px)';
const TALL = '(min-height: 1200px)';

interface LabPanel {
  /** In `store/opened.ts`; one panel each. */
  readonly id: string;
  /** The question that it helps to answer: how far does it remember, what causes what, what is inside. Null: every one. */
  readonly group: 'remembers' | 'causes' | 'inside' | null;
  /** Under the heatmaps, on their time axis or not, or beside them. */
  readonly place: 'under' | 'beside';
  /** Keys of its words: what it is called, and what to look for. */
  readonly title: string;
  readonly help: string;
  readonly Panel: ComponentType<PanelProps>;
  /** A media query. */
  readonly startsOpen?: string;
}

export const LAB_PANELS = [
  { id: 'matter', group: 'causes', place: 'under', title: 'matter.title', help: 'matter.help', Panel: MatterPanel },
  {
    id: 'presets',
    group: 'causes',
    place: 'under',
    title: 'matter.presets',
    help: 'matter.presetsHelp',
    Panel: PresetsPanel,
  },
  {
    id: 'sensitivity',
    group: 'remembers',
    place: 'under',
    title: 'matter.sensitivity',
    help: 'matter.sensitivityHelp',
    Panel: SensitivityPanel,
  },
  {
    id: 'flow',
    group: 'remembers',
    place: 'under',
    title: 'flow.title',
    help: 'flow.help',
    Panel: FlowPanel,
    startsOpen: TALL,
  },
  {
    id: 'saturation',
    group: 'inside',
    place: 'under',
    title: 'memory.saturation',
    help: 'memory.saturationHelp',
    Panel: SaturationPanel,
    startsOpen: TWO_COLUMNS,
  },
  {
    id: 'memory',
    group: 'remembers',
    place: 'under',
    title: 'memory.length',
    help: 'memory.lengthHelp',
    Panel: MemoryPanel,
    startsOpen: TWO_COLUMNS,
  },
  { id: 'space', group: 'inside', place: 'under', title: 'space.title', help: 'space.help', Panel: SpacePanel },
  { id: 'weights', group: 'inside', place: 'under', title: 'weights.title', help: 'weights.help', Panel: WeightsPanel },
  { id: 'cell', group: null, place: 'beside', title: 'cell.title', help: 'cell.help', Panel: CellPanel },
  {
    id: 'surgery',
    group: 'causes',
    place: 'beside',
    title: 'surgery.title',
    help: 'surgery.help',
    Panel: SurgeryPanel,
    startsOpen: TWO_COLUMNS,
  },
] as const satisfies readonly LabPanel[];
