/** The "Sequence" menu: every shipped series and every kind that is made up, as one list of names. */
import { DATASETS } from '../../data/catalogue';
import { SPEC_DEFAULTS_V1 } from '../../experiment/defaults';
import {
  DATASET_IDS,
  type DatasetId,
  type ExperimentSpec,
  type SourceKind,
  type SourceSpec,
} from '../../experiment/schema';
import type { Translate } from '../../i18n';

const SERIES_KINDS = ['sine', 'sumOfSines'] as const;
const MEMORY_KINDS = ['adding', 'delayedRecall'] as const;

export type SequenceName = DatasetId | Exclude<SourceKind, 'dataset'>;

export const sequenceOf = (source: SourceSpec): SequenceName => (source.kind === 'dataset' ? source.id : source.kind);

/** True where the task is to forecast a series; memory tasks have no window, split or scale to choose. */
export const isForecast = (source: SourceSpec): boolean =>
  source.kind === 'dataset' || SERIES_KINDS.some((kind) => kind === source.kind);

export function sequenceChoices(t: Translate) {
  const items = (names: readonly SequenceName[]) => names.map((value) => ({ value, label: t(`source.${value}`) }));
  return [
    { group: t('source.real'), items: items(DATASET_IDS) },
    { group: t('source.synthetic'), items: items(SERIES_KINDS) },
    { group: t('source.memory'), items: items(MEMORY_KINDS) },
  ];
}

/**
 * The experiment moved to another sequence: what belonged to the old one (columns, window, season, task, loss) goes
 * back to what suits the new one; networks and training stay.
 */
export function withSequence(spec: ExperimentSpec, name: string): unknown {
  const dataset = DATASET_IDS.find((id) => id === name);
  const { window, horizon, stride, strategy } = SPEC_DEFAULTS_V1.task;
  return {
    ...spec,
    data: { source: dataset ? { kind: 'dataset', id: dataset } : { kind: name } },
    task: { window: dataset ? DATASETS[dataset].window : window, horizon, stride, strategy },
    training: { ...spec.training, loss: 'auto' },
  };
}
