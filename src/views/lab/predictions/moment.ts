/** Everything that the predictions panel says of one moment: chart, caption, table and files all read it, and nothing else. */
import type { AppState } from '../../../store/state';
import type { Translate } from '../../../i18n';
import type { EndWeights, Preview, RunStatus } from '../../state/model';
import { epochsShown, weightsShown } from '../../words/weights-shown';

export interface Moment {
  readonly preview: Preview | null;
  readonly part: AppState['focus']['predictions'];
  readonly probe: AppState['focus']['probe'];
  readonly spec: AppState['spec'];
  readonly runs: AppState['run']['contenders'];
  readonly status: RunStatus;
  readonly surgery: AppState['surgery']['contenders'];
  /** The past epoch that is looked at; null: the networks as they are. */
  readonly past: number | null;
  /** Which weights of networks that have ended are looked at; absent: those that their training has left. */
  readonly ended: EndWeights | undefined;
}

/** A moment of which the data are there. */
export type Prepared = Moment & { readonly preview: Preview };

export const momentOf = ({ data, focus, spec, run, surgery, time }: AppState): Moment => ({
  preview: data.preview,
  part: focus.predictions,
  probe: focus.probe,
  spec,
  runs: run.contenders,
  status: run.status,
  surgery: surgery.contenders,
  past: time.shown,
  ended: focus.ended,
});

export const sameMoment = (a: Moment, b: Moment): boolean =>
  (Object.keys(a) as (keyof Moment)[]).every((name) => Object.is(a[name], b[name]));

/** What somebody has just chosen to see is drawn without waiting. */
export const sightOf = ({ time, focus }: AppState): string =>
  `${focus.predictions} ${time.shown ?? ''} ${focus.ended ?? ''}`;

/** Where every step is answered, the probe sequence of the gate lab is shown. */
const panelOf = ({ preview }: Prepared) => (preview.perStep ? 'trace' : 'predictions');

/** Whose weights gave what is shown, in words. */
export const weightsOf = (moment: Prepared, t: Translate): string =>
  weightsShown(moment.runs, panelOf(moment), t, moment.ended);

/** The epochs of what is shown, by contender. */
export const epochsOf = (moment: Prepared) => epochsShown(moment.runs, panelOf(moment));

/** What each contender predicts of the part that is shown; null while it is not there. */
export const setsOf = ({ runs, part }: Pick<Moment, 'runs' | 'part'>) =>
  runs.map(({ predictions }) => (predictions?.part === part ? predictions : null));
