/** The exact values at the cursor: a column for each contender, and the kept runs beneath. */
import { Fragment, useLayoutEffect, useRef } from 'react';
import type { Translate } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import chart from '../../parts/charts/charts.module.css';
import { Key } from '../../parts/charts/Key';
import { exact } from '../../words/format';
import { contenderInk, letterOf } from '../../state/model';
import styles from './curves.module.css';
import { overlayDash, overlayInk } from './picture';
import type { GroupReading, OverlayReading } from './reading';

interface ReadoutProps {
  /** What the cursor stands on, "Epoch 12". */
  readonly title: string;
  /** Whether the contenders' epochs have to be said, because the axis counts something else. */
  readonly epochs: boolean;
  readonly groups: readonly GroupReading[];
  /** How many runs each contender will have. */
  readonly seeds: readonly number[];
  readonly single: boolean;
  readonly overlays: readonly (OverlayReading & { readonly name: string; readonly index: number })[];
  /** Of the cursor inside the chart, in pixels, and the chart's own right edge. */
  readonly at: number;
  readonly left: number;
  readonly right: number;
}

/** From so many runs on they stand side by side in a chart of so many pixels. */
const MANY_RUNS = 10;
const ROOM_FOR_TWO = 480;
/** Pixels between cursor and readout. */
const AWAY = 12;

/**
 * Where the box begins: over the names at the right edge, where it hides least of the curves, as long as the cursor
 * stays clear of it; else at the left edge; and where neither has the room, beside the cursor as far as it goes.
 */
export function placeOf({
  at,
  left,
  right,
  width,
}: Pick<ReadoutProps, 'at' | 'left' | 'right'> & { readonly width: number }): number {
  if (at + AWAY + width <= right) return right - width;
  if (at - AWAY - width >= left) return left;
  const beside = at <= (left + right) / 2 ? at + AWAY : at - AWAY - width;
  return Math.max(left, Math.min(beside, right - width));
}

interface Row {
  readonly name: string;
  readonly value: (group: GroupReading) => string;
}

export function Readout({ title, epochs, groups, seeds, single, overlays, at, left, right }: ReadoutProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current!.style.left = `${placeOf({ at, left, right, width: box.current!.offsetWidth })}px`;
  });
  const several = groups.some(({ contender }) => (seeds[contender] ?? 1) > 1);
  const rows = rowsOf(groups, { epochs, several, seeds }, t);
  return (
    <div ref={box} className={`${chart['readoutFrame']} ${styles['readoutFrame']}`} aria-hidden="true">
      <div className={chart['readout']}>
        <table className={styles['readout']}>
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {groups.map(({ contender }) => (
                <th key={contender} scope="col" style={{ color: contenderInk(contender) }}>
                  {letterOf(contender)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, value }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {groups.map((group) => (
                  <td key={group.contender} style={{ color: contenderInk(group.contender) }}>
                    {value(group)}
                  </td>
                ))}
              </tr>
            ))}
            {overlays.map(({ id, name, index, epoch, validation }) => (
              <tr key={id}>
                <th scope="row">
                  <Key line={{ colour: overlayInk(index), width: 1.6, dash: overlayDash(index) }} />{' '}
                  <span className={styles['kept']}>{name}</span>
                  {epochs && ` ${t('charts.epoch', { epoch })}`}
                </th>
                <td colSpan={Math.max(1, groups.length)}>{exact(validation)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {single && <SingleRuns groups={groups} columns={right - left >= ROOM_FOR_TWO ? 2 : 1} />}
      </div>
    </div>
  );
}

/** Every run by itself; more than ten stand side by side where there is room. */
function SingleRuns({ groups, columns }: { groups: readonly GroupReading[]; columns: number }) {
  const { t } = useWords();
  const runs = [...new Set(groups.flatMap((group) => group.runs.map(({ run }) => run)))].sort((a, b) => a - b);
  const rows = runs.length > MANY_RUNS ? Math.ceil(runs.length / columns) : runs.length;
  const loss = (group: GroupReading, run: number) => group.runs.find((each) => each.run === run)?.validation ?? null;
  return (
    <table className={`${styles['readout']} ${styles['singleRuns']}`}>
      <tbody>
        {runs.slice(0, rows).map((first, row) => (
          <tr key={first}>
            {runs
              .filter((_, k) => k % rows === row)
              .map((run) => (
                <Fragment key={run}>
                  <th scope="row">{t('curves.run', { number: run + 1 })}</th>
                  {groups.map((group) => (
                    <td key={group.contender} style={{ color: contenderInk(group.contender) }}>
                      {orNone(loss(group, run))}
                    </td>
                  ))}
                </Fragment>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const NONE = '–';
const orNone = (value: number | null): string => (value === null || !Number.isFinite(value) ? NONE : exact(value));

function rowsOf(
  groups: readonly GroupReading[],
  about: {
    readonly epochs: boolean;
    readonly several: boolean;
    readonly seeds: readonly number[];
  },
  t: Translate,
): Row[] {
  const { epochs, several, seeds } = about;
  const wide = groups.some(({ count }) => count === 2);
  return [
    ...(epochs ? [{ name: t('run.epoch'), value: ({ epoch }: GroupReading) => String(epoch) }] : []),
    { name: t(several ? 'curves.meanValidation' : 'charts.validation'), value: ({ validation }) => orNone(validation) },
    ...(several
      ? [
          {
            name: t('curves.sd'),
            value: ({ sd }: GroupReading) => (Number.isFinite(sd) ? exact(Number(sd.toPrecision(2))) : NONE),
          },
        ]
      : []),
    ...(several && wide
      ? [
          { name: t('curves.lowest'), value: ({ count, low }: GroupReading) => (count === 2 ? exact(low) : NONE) },
          { name: t('curves.highest'), value: ({ count, high }: GroupReading) => (count === 2 ? exact(high) : NONE) },
        ]
      : []),
    ...(several
      ? [
          {
            name: t('curves.runs'),
            value: ({ contender, count }: GroupReading) =>
              t('curves.runsOf', { part: count, all: seeds[contender] ?? 1 }),
          },
        ]
      : []),
    ...(groups.some((group) => group.smoothed !== null)
      ? [{ name: t('curves.smoothed'), value: (group: GroupReading) => orNone(group.smoothed) }]
      : []),
    { name: t(several ? 'curves.meanTraining' : 'charts.training'), value: ({ training }) => orNone(training) },
  ];
}
