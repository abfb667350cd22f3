/** The tour's stops: what is pointed at, and what the person does there before it goes on. */
import type { AppState } from '../../../store/state';
import type { en } from '../../../i18n/en';

export type StopName = keyof (typeof en)['tour']['steps'];

type Side = 'left' | 'right' | 'top' | 'bottom';

export interface Stop {
  readonly name: StopName;
  readonly selector: string;
  readonly side: Side;
  /** In its place on a phone, where the words would cover what is too high for the screen; if it is there. */
  readonly narrow?: { readonly selector: string; readonly side: Side };
  /** True once the store shows that it was done. */
  readonly done?: (state: AppState) => boolean;
  /** True once the page shows it. */
  readonly seen?: () => boolean;
  /** Done by any of these events on a heatmap. */
  readonly events?: readonly (keyof DocumentEventMap)[];
}

/** Epochs after which the curves have something to show. */
const EPOCHS = 10;

const HEATMAPS = '#gates [role="group"][data-contender="0"]';

export const STOPS: readonly Stop[] = [
  { name: 'sequence', selector: '#data', side: 'right' },
  { name: 'train', selector: '#run [data-tour="run"]', side: 'bottom', done: hasTrained },
  { name: 'curves', selector: '#curves', side: 'right' },
  { name: 'hover', selector: HEATMAPS, side: 'right', events: ['pointermove', 'pointerdown', 'keydown'] },
  {
    name: 'pin',
    selector: HEATMAPS,
    side: 'right',
    seen: () => document.querySelector('#gates [data-pinned="true"]') !== null,
  },
  { name: 'scrub', selector: '#gates [data-tour="time"]', side: 'top', done: ({ time }) => time.wanted !== null },
  {
    name: 'cell',
    selector: '#gates [data-tour="cell"]',
    side: 'left',
    narrow: { selector: '#gates [data-tour="cell"] [data-stepping]', side: 'bottom' },
  },
  { name: 'clamp', selector: '#gates [data-tour="presets"]', side: 'top', done: hasClamp },
];

/** Whether every network has trained long enough, or has come to its end. */
export function hasTrained({ run }: Pick<AppState, 'run'>): boolean {
  return run.contenders.every(
    ({ epoch, status }) => epoch >= EPOCHS || status === 'finished' || status === 'stoppedEarly',
  );
}

/** Whether a gate is held. */
export function hasClamp({ spec }: Pick<AppState, 'spec'>): boolean {
  return spec.interventions.some((each) => each.on && each.kind === 'clamp');
}
