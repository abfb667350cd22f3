/** The ledger's part of the store: its state, and the intents, which are carried out once script and database are there. */
import { runsSizeProblem } from '../../experiment/document';
import { bad, problem } from '../../experiment/problem';
import { LONGEST, type RunRecord } from '../../experiment/runs';
import type { LedgerIntents } from '../intents';
import { EMPTY_LEDGER, type LedgerState } from '../ledgerState';
import type { AppState } from '../state';
import { carryingOut, type CarryOut, type LedgerStore } from './carryOut';
import { handedOver } from './leaving';
import type { OpenedLedger } from './openLedger';
import { restoring, type Experiment } from './restoring';
import { parted } from './runs';

/** What this slice asks of the store around it. */
interface Around extends Experiment {
  readonly read: () => AppState;
  readonly write: (part: Pick<AppState, 'ledger'>) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

type KeepingIntents = Pick<LedgerIntents, 'keepRun' | 'keepTrained'>;
type ListIntents = Pick<
  LedgerIntents,
  'renameRun' | 'starRun' | 'noteRun' | 'deleteRuns' | 'undoDelete' | 'pinBaseline' | 'overlayRun' | 'dismissLedger'
>;
type FileIntents = Pick<LedgerIntents, 'importRuns' | 'exportRuns'>;
type LedgerSlice = Pick<AppState, 'ledger'> & LedgerIntents;

/** The ledger's script is not needed before the page can be used. */
const inMemory = async (): Promise<OpenedLedger> => (await import('./openLedger')).ledgerInMemory();

/** Opens the place where runs are kept. */
export type OpenLedger = () => Promise<OpenedLedger>;

/** @param open the ledger; by default one that lasts as long as the page */
export function ledgerSlice(around: Around, open: OpenLedger = inMemory): LedgerSlice {
  const { read, write } = around;
  const store: LedgerStore = {
    read: () => read().ledger,
    set: (part) => {
      write({ ledger: { ...read().ledger, ...part } });
    },
  };
  const carryOut = carryingOut(store, open);
  const { restoreRun, compare } = restoring(around, store, carryOut);
  return {
    ledger: EMPTY_LEDGER,
    ...keepingIntents(around, carryOut, compare),
    ...listIntents(store, carryOut),
    ...fileIntents(store, carryOut),
    restoreRun,
  };
}

function keepingIntents(
  { read, subscribe }: Pick<Around, 'read' | 'subscribe'>,
  carryOut: CarryOut,
  compare: (record: RunRecord) => void,
): KeepingIntents {
  /** Resolves once everything that was given to the ledger so far has been kept, or refused. */
  let kept = Promise.resolve();
  /** After how many epochs the page's own network of each contender was kept last, by race and contender. */
  const epochs = new Map<string, number>();
  return {
    keepRun: (record) => {
      compare(record);
      if (record.run === 0) epochs.set(`${record.race} ${record.contender}`, record.epochs);
      const keeping = carryOut((ledger) => ledger.keep(record));
      kept = Promise.all([kept, keeping]).then(() => undefined);
    },
    keepTrained: async () => {
      await handedOver(read, subscribe, (contender) => epochs.get(`${read().race.id} ${contender}`) ?? 0);
      await kept;
      const runs = read().ledger.unsaved.length;
      return runs === 0 ? null : problem('', 'runsNotKept', { runs });
    },
  };
}

function listIntents({ read, set }: LedgerStore, carryOut: CarryOut): ListIntents {
  return {
    renameRun: (id, name) => {
      void carryOut((ledger) => ledger.mark(id, { name: name.trim().slice(0, LONGEST.name) }));
    },
    starRun: (id, starred) => {
      void carryOut((ledger) => ledger.mark(id, { starred }));
    },
    noteRun: (id, note) => {
      void carryOut((ledger) => ledger.mark(id, { note: note.slice(0, LONGEST.note) }));
    },
    deleteRuns: (ids) => {
      set(withoutOldNotices(read()));
      void carryOut((ledger) => ledger.remove(ids), 'undo', ids.length);
    },
    undoDelete: () => {
      void carryOut((ledger) => ledger.undo());
    },
    pinBaseline: (id) => {
      void carryOut((ledger) => ledger.pin(id), 'pin');
    },
    overlayRun: (id, on) => {
      void carryOut(async (ledger) => {
        if (!on) {
          set({ overlaid: read().overlaid.filter((each) => each.id !== id) });
          return null;
        }
        const found = await ledger.record(id);
        if (!found.ok) return found.problems;
        const { summary, body } = parted(found.value);
        const { overlaid } = read();
        if (overlaid.every((each) => each.id !== id))
          set({ overlaid: [...overlaid, { id, summary, curves: body.curves }] });
        return null;
      }, 'overlay');
    },
    dismissLedger: (what) => {
      if (what === 'problems') set({ problems: [], missing: null });
      if (what === 'imported') set({ imported: null });
      if (what === 'restored') set({ restored: null });
      if (what === 'deleted') void carryOut((ledger) => ledger.settle());
    },
  };
}

function fileIntents({ read, set }: LedgerStore, carryOut: CarryOut): FileIntents {
  return {
    importRuns: (file, name) => {
      void carryOut(async (ledger) => {
        const large = runsSizeProblem(file.size);
        const imported = large === null ? await ledger.import(await file.text()) : bad(large);
        if (!imported.ok) {
          set({ imported: null });
          return [problem('', 'importRefused', { name }), ...imported.problems];
        }
        set({ ...withoutOldNotices(read()), imported: imported.value });
        return imported.value.problems;
      });
    },
    exportRuns: async (ids) => {
      let written: string | null = null;
      await carryOut(
        async (ledger) => {
          const { text, problems } = await ledger.export(ids);
          written = text;
          return problems;
        },
        'export',
        ids.length,
      );
      return written;
    },
  };
}

/** A new notice replaces those before it; a restored run that is still to be trained stays announced. */
const withoutOldNotices = ({ restored }: LedgerState): Pick<LedgerState, 'imported' | 'restored'> => ({
  imported: null,
  restored: restored?.repetition ? null : restored,
});
