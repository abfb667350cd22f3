/** The "Sequence" menu: every shipped series and every kind that is made up, in families. */
import { DATASETS } from '../../../data/catalogue';
import { SPEC_DEFAULTS_V1 } from '../../../experiment/defaults';
import {
  DATASET_IDS,
  type DatasetId,
  type ExperimentSpec,
  type SourceKind,
  type SourceSpec,
} from '../../../experiment/schema';
import { SERIES_FAMILIES, kindsOf } from '../../../experiment/sources';
import type { Translate } from '../../../i18n';
import type { KeptFile } from '../../../store/files';

export type SequenceName = DatasetId | Exclude<SourceKind, 'dataset'>;

/** The value of one of the user's files in the menu. */
const fileValue = ({ name, size }: KeptFile): string => `file/${size}/${name}`;

/** The entry of the menu that a source is. */
export function sequenceOf(source: SourceSpec): string {
  if (source.kind === 'file') return fileValue(source);
  return source.kind === 'dataset' ? source.id : source.kind;
}

/** The kept file that an entry of the menu is; undefined for every other entry. */
export const keptFile = (recent: readonly KeptFile[], value: string): KeptFile | undefined =>
  recent.find((kept) => fileValue(kept) === value);

/** @param source the present one, which is offered where it is the user's own @param recent the files that are kept */
export function sequenceChoices(t: Translate, source: SourceSpec, recent: readonly KeptFile[]) {
  const items = (names: readonly SequenceName[]) => names.map((value) => ({ value, label: t(`source.${value}`) }));
  const files = source.kind === 'file' && !keptFile(recent, fileValue(source)) ? [source, ...recent] : recent;
  const own = [
    ...(source.kind === 'drawn' ? [{ value: 'drawn', label: t('own.drawn') }] : []),
    ...files.map((file) => ({ value: fileValue(file), label: file.name })),
  ];
  return [
    ...(own.length > 0 ? [{ group: t('own.group'), items: own }] : []),
    { group: t('source.real'), items: items(DATASET_IDS) },
    ...([...SERIES_FAMILIES, 'memory'] as const).map((family) => ({
      group: t(`source.${family}`),
      items: items(kindsOf(family)),
    })),
  ];
}

/**
 * The experiment moved to another sequence: what belonged to the old one (columns, window, season, task, preparation, loss)
 * goes back to what suits the new one; networks and training stay.
 */
export function withSequence(spec: ExperimentSpec, name: string): unknown {
  const dataset = DATASET_IDS.find((id) => id === name);
  const { window, horizon, stride, strategy } = SPEC_DEFAULTS_V1.task;
  return {
    ...spec,
    data: { source: dataset ? { kind: 'dataset', id: dataset } : { kind: name } },
    task: { window: dataset ? DATASETS[dataset].window : window, horizon, stride, strategy },
    preparation: {},
    training: { ...spec.training, loss: 'auto' },
  };
}
