/** What a kept run is called where it has no name of its own. */
import type { RunSummary } from '../../experiment/runs';
import type { Translate } from '../../i18n';
import { sequenceTitle } from '../rail/sequence';
import { contenderOf } from './figures';

/** Its name, or its cell and data, "LSTM, Sunspots". */
export const runTitle = (run: RunSummary, t: Translate): string =>
  run.name !== ''
    ? run.name
    : t('ledger.title', { cell: t(`cells.${contenderOf(run).cell}`), data: sequenceTitle(run.spec.data.source, t) });

/** Short enough for the end of a line: its name, or its cell. */
export const runLabel = (run: RunSummary, t: Translate): string =>
  run.name !== '' ? run.name : t(`cells.${contenderOf(run).cell}`);

/** Enough of a race's id to tell it from others. */
export const raceTag = ({ race }: RunSummary): string => race.slice(0, 4);
