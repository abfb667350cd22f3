/** Answers of a memory task: one number a sequence in the order of truth, or a symbol for every step of the probe. */
import { useMemo } from 'react';
import type { SourceKind } from '../../../experiment/schema';
import { useWords } from '../../../i18n/react';
import { Plot } from '../../parts/charts/Plot';
import { linearAxis } from '../../parts/charts/scale';
import { pairOf } from '../shared/sight';
import { useNames } from '../../words/made-up-names';
import { describe, whole } from './axes';
import { Empty } from './Empty';
import { useLineNames } from './line-names';
import { MetricsTable } from './MetricsTable';
import { setsOf, type Prepared } from './moment';
import { sortedLines, symbolLines } from './prediction-lines';
import { rowsOf } from '../shared/rows';

/** What is asked at every step where it is no symbol. */
const ASKED: { readonly [K in SourceKind]?: 'parity' | 'depth' } = { parity: 'parity', brackets: 'depth' };

export function SequencePlot({ moment }: { moment: Prepared }) {
  const { t } = useWords();
  const { preview, part, runs, spec, surgery } = moment;
  const names = useLineNames(spec);
  const named = useNames();
  const source = spec.data.source.kind;
  const of = preview.parts[part];
  const { outputs } = preview.sizes;
  const labelled = preview.perStep;
  const touched = useMemo(
    () =>
      runs.map(
        (_, k) => pairOf({ spec, run: { contenders: runs }, surgery: { contenders: surgery } }, k)?.after ?? null,
      ),
    [runs, surgery, spec],
  );
  const lines = useMemo(() => {
    if (labelled)
      return symbolLines(
        runs.map(({ trace }) => trace),
        outputs,
        names,
        touched,
      );
    return sortedLines(of, outputs, setsOf({ runs, part }), names);
  }, [runs, of, outputs, names, labelled, part, touched]);
  const y = useMemo(
    () =>
      labelled
        ? { domain: [-0.3, outputs - 0.7] as const, ticks: thinned(outputs), log: false }
        : linearAxis(lines.flatMap((line) => line.points.map((point) => point.y))),
    [labelled, lines, outputs],
  );
  if (lines.length === 0) return <Empty />;
  const last = labelled
    ? Math.max(0, ...lines.map((line) => Math.floor(line.points.at(-1)?.x ?? 0)))
    : rowsOf(of.truth, outputs) - 1;
  const first = labelled ? Math.min(last, ...lines.map((line) => Math.ceil(line.points[0]?.x ?? 0))) : 0;
  const domain = labelled ? ([first - 0.5, last + 0.5] as const) : ([first, Math.max(first + 1, last)] as const);
  const symbol = (value: number) => named(preview.outputNames[value] ?? String(value));
  return (
    <>
      <Plot
        lines={lines}
        x={{ domain, ticks: whole(first, last), log: false }}
        y={y}
        xText={(row) => String(row + 1)}
        {...(labelled ? { yTick: symbol } : {})}
        xName={(row) => (labelled ? t('charts.step', { step: row + 1 }) : t('charts.sample', { number: row + 1 }))}
        yTitle={labelled ? t(`predictions.${ASKED[source] ?? 'symbol'}`) : named(preview.outputNames[0]!)}
        description={describe(lines, last, t)}
      />
      <MetricsTable moment={moment} v={0} fedBack={false} chart="" lines={lines} />
    </>
  );
}

/** Every symbol, or every n-th where their names would lie on one another. */
const MOST_SYMBOLS = 9;
function thinned(symbols: number): number[] {
  const every = Math.ceil(symbols / MOST_SYMBOLS);
  return Array.from({ length: Math.ceil(symbols / every) }, (_, k) => k * every);
}
