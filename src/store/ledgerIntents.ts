/** The ledger in the store: intents that are carried out once its script and its database are there. */
import { runsSizeProblem } from '../experiment/document';
import { changedFields } from '../experiment/fields';
import { parseSpec } from '../experiment/parse';
import { bad, detailOf, problem, type Problem, type Result } from '../experiment/problem';
import { withResolved } from '../experiment/resolved';
import { LONGEST, type RunCurves, type RunRecord, type RunSummary } from '../experiment/runs';
import type { ExperimentSpec } from '../experiment/schema';
import { handedOver } from './leaving';
import type { Ledger } from './ledger';
import { parted } from './ledgerRuns';
import { EMPTY_LEDGER, type LedgerState, type MissingRuns } from './ledgerState';
import { isLive } from './live';
import type { OpenedLedger } from './openLedger';
import { repetitionOf } from './repetition';
import type { AppState } from './state';

/** What this part asks of the store around it. */
interface Around {
  readonly read: () => AppState;
  readonly write: (part: Partial<AppState>) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes an experiment over with all networks started over, or shows what is wrong with it. */
  readonly acceptAnew: (parsed: Result<ExperimentSpec>) => void;
}

type LedgerPart = Pick<
  AppState,
  | 'ledger'
  | 'keepRun'
  | 'keepTrained'
  | 'renameRun'
  | 'starRun'
  | 'noteRun'
  | 'deleteRuns'
  | 'undoDelete'
  | 'pinBaseline'
  | 'overlayRun'
  | 'importRuns'
  | 'exportRuns'
  | 'restoreRun'
  | 'dismissLedger'
>;

/** The ledger's script is not needed before the page can be used. */
const inMemory = async (): Promise<OpenedLedger> => (await import('./openLedger')).ledgerInMemory();

/** Opens the place where runs are kept. */
export type OpenLedger = () => Promise<OpenedLedger>;

/** The state of the ledger and the intents about it. */
export function ledgerPart({ read, write, subscribe, acceptAnew }: Around, open: OpenLedger = inMemory): LedgerPart {
  const set = (part: Partial<LedgerState>): void => {
    write({ ledger: { ...read().ledger, ...part } });
  };
  /** What was said before gives way to what is said now; a restored run that is still to be trained has not said all. */
  const replaceNotices = (): void => {
    const { restored: shown } = read().ledger;
    set({ imported: null, restored: shown?.repetition ? null : shown });
  };
  /** The curves of the restored run, to compare the next one with. */
  let restored: (RunSummary & { readonly curves: RunCurves }) | null = null;

  /** Shows what is listed now; what is drawn of runs that are gone goes with them. */
  const show = (ledger: Ledger, problems: readonly Problem[]): void => {
    const { listed } = ledger;
    const byId = new Map(listed.runs.map((run) => [run.id, run]));
    const overlaid = read().ledger.overlaid.flatMap((each) => {
      const summary = byId.get(each.id);
      return summary === undefined ? [] : [{ ...each, summary }];
    });
    set({ ...listed, overlaid, problems });
  };

  const opened = open().then(async ({ ledger, problem: why, whenLost }) => {
    const unread = await ledger.list();
    show(
      ledger,
      [why, unread].filter((each) => each !== null),
    );
    ledger.listen(() => show(ledger, read().ledger.problems));
    whenLost((problems) => show(ledger, problems));
    return ledger;
  });

  /** All that was given to the ledger so far is kept. */
  let kept = Promise.resolve();
  /** After how many epochs the page's own network of each contender was kept last, by race and contender. */
  const keptEpochs = new Map<string, number>();

  /**
   * Does it as soon as the ledger is there, and says what went wrong; problems about runs of the list name them.
   *
   * @param of for how many runs it is asked
   */
  const act = async (
    work: (ledger: Ledger) => Promise<readonly (Problem | null)[] | Problem | null>,
    what: MissingRuns['what'] = 'change',
    of = 1,
  ): Promise<void> => {
    try {
      const ledger = await opened;
      const before = new Map(read().ledger.runs.map((run) => [run.id, run]));
      const found = [await work(ledger)].flat().filter((each) => each !== null);
      const summaryFor = ({ values }: Problem): RunSummary | undefined => before.get(String(values['id']));
      const runs = found.flatMap((each) => {
        const summary = summaryFor(each);
        return summary === undefined ? [] : [{ summary, problem: each }];
      });
      show(
        ledger,
        found.filter((each) => summaryFor(each) === undefined),
      );
      set({ missing: runs.length === 0 ? null : { what, of, runs } });
    } catch (error) {
      const { status } = read().ledger;
      set({
        problems: [problem('', 'ledgerFailed', { detail: detailOf(error) })],
        status: status === 'loading' ? 'memory' : status,
      });
    }
  };
  // Says it where the ledger cannot even be opened.
  void act(() => Promise.resolve(read().ledger.problems));

  return {
    ledger: EMPTY_LEDGER,
    keepRun: (record) => {
      compare(record);
      if (record.run === 0) keptEpochs.set(`${record.race} ${record.contender}`, record.epochs);
      const keeping = act((ledger) => ledger.keep(record));
      kept = Promise.all([kept, keeping]).then(() => undefined);
    },
    keepTrained: async () => {
      await handedOver(read, subscribe, (contender) => keptEpochs.get(`${read().race.id} ${contender}`) ?? 0);
      await kept;
      const runs = read().ledger.unsaved.length;
      return runs === 0 ? null : problem('', 'runsNotKept', { runs });
    },
    renameRun: (id, name) => {
      void act((ledger) => ledger.mark(id, { name: name.trim().slice(0, LONGEST.name) }));
    },
    starRun: (id, starred) => {
      void act((ledger) => ledger.mark(id, { starred }));
    },
    noteRun: (id, note) => {
      void act((ledger) => ledger.mark(id, { note: note.slice(0, LONGEST.note) }));
    },
    deleteRuns: (ids) => {
      replaceNotices();
      void act((ledger) => ledger.remove(ids), 'undo', ids.length);
    },
    undoDelete: () => {
      void act((ledger) => ledger.undo());
    },
    pinBaseline: (id) => {
      void act((ledger) => ledger.pin(id), 'pin');
    },
    overlayRun: (id, on) => {
      void act(async (ledger) => {
        const others = read().ledger.overlaid.filter((each) => each.id !== id);
        if (!on) {
          set({ overlaid: others });
          return null;
        }
        const found = await ledger.record(id);
        if (!found.ok) return found.problems;
        const { summary, body } = parted(found.value);
        const { overlaid } = read().ledger;
        if (overlaid.every((each) => each.id !== id))
          set({ overlaid: [...overlaid, { id, summary, curves: body.curves }] });
        return null;
      }, 'overlay');
    },
    importRuns: (file, name) => {
      void act(async (ledger) => {
        const large = runsSizeProblem(file.size);
        const imported = large === null ? await ledger.import(await file.text()) : bad(large);
        if (!imported.ok) {
          set({ imported: null });
          return [problem('', 'importRefused', { name }), ...imported.problems];
        }
        replaceNotices();
        set({ imported: imported.value });
        return imported.value.problems;
      });
    },
    exportRuns: async (ids) => {
      let written: string | null = null;
      await act(
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
    restoreRun: (id) => {
      void act(async (ledger) => {
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
        set({ restored: { summary: loaded, repetition: null }, imported: null });
        return null;
      }, 'restore');
    },
    dismissLedger: (what) => {
      if (what === 'problems') set({ problems: [], missing: null });
      if (what === 'imported') set({ imported: null });
      if (what === 'restored') set({ restored: null });
      if (what === 'deleted') void act((ledger) => ledger.settle());
    },
  };

  /** A run that is the restored one trained again says whether it is the same. */
  function compare(record: RunRecord): void {
    const { restored: shown } = read().ledger;
    if (restored === null || shown === null || record.id === restored.id) return;
    const same =
      record.contender === restored.contender &&
      record.trainingSeed === restored.trainingSeed &&
      changedFields(restored.spec, record.spec).length === 0;
    if (same) set({ restored: { ...shown, repetition: repetitionOf(restored, record) }, imported: null });
  }
}
