/** Loading the experiment of a kept run, and comparing the run with what comes of it when it is trained again. */
import { changedFields } from '../../experiment/fields';
import { parseSpec } from '../../experiment/parse';
import type { Result } from '../../experiment/problem';
import { withResolved } from '../../experiment/resolved';
import type { RunCurves, RunRecord, RunSummary } from '../../experiment/runs';
import type { ExperimentSpec } from '../../experiment/schema';
import { isLive } from '../live';
import type { AppState } from '../state';
import type { CarryOut, LedgerStore } from './carryOut';
import { repetitionOf } from './repetition';
import { parted } from './runs';

/** What restoring asks of the store around the ledger. */
export interface Experiment {
  readonly read: () => Pick<AppState, 'spec' | 'reset'>;
  /** Takes an experiment over with all networks started over, or shows what is wrong with it. */
  readonly acceptAnew: (parsed: Result<ExperimentSpec>) => void;
}

/** The intent that restores a run, and `compare`, which every run that is kept has to pass. */
export function restoring(
  { read, acceptAnew }: Experiment,
  ledgerStore: LedgerStore,
  carryOut: CarryOut,
): Pick<AppState, 'restoreRun'> & { readonly compare: (record: RunRecord) => void } {
  /** The run that was restored last, with its curves. */
  let restored: (RunSummary & { readonly curves: RunCurves }) | null = null;

  return {
    restoreRun: (id) => {
      void carryOut(async (ledger) => {
        const found = await ledger.record(id);
        if (!found.ok) return found.problems;
        const { summary, body } = parted(found.value);
        const parsed = parseSpec(withResolved(summary.spec, summary.resolved));
        const changed = parsed.ok ? changedFields(read().spec, parsed.value) : [];
        acceptAnew(parsed);
        if (!parsed.ok) return null;
        // Where nothing has to be built anew for the settings' sake, the networks still start over.
        if (changed.every(isLive)) read().reset();
        const loaded = { ...summary, spec: parsed.value };
        restored = { ...loaded, curves: body.curves };
        ledgerStore.set({ restored: { summary: loaded, repetition: null }, imported: null });
        return null;
      }, 'restore');
    },

    /** Where a run is the restored one trained again, shows whether it gave the same numbers. */
    compare: (record) => {
      const { restored: shown } = ledgerStore.read();
      if (restored === null || shown === null || !isRepetition(restored, record)) return;
      ledgerStore.set({ restored: { ...shown, repetition: repetitionOf(restored, record) }, imported: null });
    },
  };
}

/** Whether a run is another one with the same settings, contender and seed. */
const isRepetition = (before: RunSummary, record: RunRecord): boolean =>
  record.id !== before.id &&
  record.contender === before.contender &&
  record.trainingSeed === before.trainingSeed &&
  changedFields(before.spec, record.spec).length === 0;
