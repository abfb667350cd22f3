/** Names for the parts of the state that views pass around. */
import type { Operation } from '../../experiment/interventions';
import type { AppState } from '../../store/state';

export { hasEnded, isTraining } from '../../store/contender';
export type { ContenderRun, RunStatus } from '../../store/state';

export type EndWeights = NonNullable<AppState['focus']['ended']>;

type Run = AppState['run']['contenders'][number];
/** `touched`: what acted on this layer and direction while it was computed; absent where the network is as trained. */
export type Trace = NonNullable<Run['trace']> & { readonly touched?: readonly Operation[] };
export type Predictions = NonNullable<Run['predictions']>;
export type Preview = NonNullable<AppState['data']['preview']>;
export type PartPreview = Preview['parts']['test'];

/** Contenders by letter, as lines, groups and heatmaps are named. */
export const LETTERS = ['A', 'B', 'C', 'D'] as const;
export const letterOf = (index: number): string => LETTERS[index] ?? String(index + 1);
/** A contender's colour as text, and for lines. */
export const contenderInk = (index: number): string => `var(--contender-${index % LETTERS.length}-text)`;
export const contenderStroke = (index: number): string => `var(--contender-${index % LETTERS.length})`;
