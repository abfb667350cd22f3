/** The exact values under the crosshair: every gate and state of every contender at one unit and step. */
import { Button } from '@mantine/core';
import { IconPinnedOff } from '@tabler/icons-react';
import { useRef, useSyncExternalStore } from 'react';
import type { CellName } from '../../../../experiment/cells';
import { useWords } from '../../../../i18n/react';
import { exact } from '../../../words/format';
import { contenderInk, letterOf, type Trace } from '../../../state/model';
import { QUANTITY_ORDER } from '../../../words/shown-order';
import type { QuantityName } from '../../../theme/hues';
import { mark, useDrawn, write } from '../../shared/drawn';
import { valueAt } from '../../shared/frame';
import { gateWords, shortGateWords } from '../../../words/gate-words';
import strip from '../../shared/strip.module.css';
import styles from './heatmaps.module.css';
import table from './pinned.module.css';
import { HelpMark } from '../../../parts/HelpMark';
import { useLab, useShapeOfTraces } from '../../shared/lab-context';
import { LabSave } from '../../shared/LabSave';
import { useAppStore } from '../../../state/store-context';
import { withPlace } from '../../shared/shown-words';

/** The cells of the traces that have such a gate or state. */
const cellsWith = (traces: readonly (Trace | null)[], name: QuantityName): CellName[] =>
  traces.flatMap((trace) => (trace?.gates.some((gate) => gate.name === name) ? [trace.cell] : []));

export function PinnedValues({ readoutId }: { readoutId: string }) {
  const { t } = useWords();
  const lab = useLab();
  const store = useAppStore();
  const { crosshair } = lab;
  const pinned = useSyncExternalStore(crosshair.subscribe, crosshair.isPinned);
  const lost = useSyncExternalStore(crosshair.subscribe, crosshair.readLost);
  const traces = useShapeOfTraces();
  const rows = QUANTITY_ORDER.filter((name) => traces.some((trace) => trace?.gates.some((gate) => gate.name === name)));
  const differ = new Set(traces.map((trace) => trace?.units)).size > 1;
  const place = useRef<HTMLSpanElement>(null);
  const whole = useRef<HTMLTableElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const readout = useRef<HTMLParagraphElement>(null);
  const untouched = (trace: Trace | null, ...at: [QuantityName, number, number]) => {
    const value = valueAt(trace, ...at);
    return value === null ? '' : ` (${t('surgery.was', { value: exact(value) })})`;
  };
  useDrawn(({ spot, step, unit, traces: now, before }) => {
    mark(whole.current, 'data-compared', String(before.some((trace) => trace !== null)));
    const label = now.find((trace) => trace !== null)?.stepLabels[step] ?? '';
    // A memory task's steps are called by their numbers, which need not be said twice.
    const named = label === '' || label === String(step + 1) ? '' : t('lab.stepLabel', { label });
    const where = { unit: unit + 1, step: step + 1, label: named };
    const first = now.find((trace) => trace !== null);
    write(place.current, withPlace(t('lab.at', where), first, store.getState(), t));
    rows.forEach((name, r) => {
      const row = body.current?.rows[r];
      mark(row, 'data-chosen', String(spot?.quantity === name));
      now.forEach((trace, k) => {
        const value = valueAt(trace, name, step, unit);
        const missing = trace?.gates.some((gate) => gate.name === name) ? t('run.none') : '';
        const was = value === null ? null : valueAt(before[k] ?? null, name, step, unit);
        const [without, here] = row?.cells[k + 1]?.children ?? [];
        // The same number twice would only be read twice.
        write(without, was === null || was === value ? '' : exact(was));
        write(here, value === null ? missing : exact(value));
      });
    });
    const chosen = spot && valueAt(now[spot.contender] ?? null, spot.quantity, step, unit);
    const said = spot &&
      chosen !== null && {
        ...where,
        gate: gateWords(now[spot.contender]!.cell, spot.quantity, t),
        letter: letterOf(spot.contender),
        value: exact(chosen) + untouched(before[spot.contender] ?? null, spot.quantity, step, unit),
      };
    write(readout.current, `${pinned ? `${t('cell.pinned')} ` : ''}${said ? t('lab.readout', said) : ''}`);
  });
  return (
    <>
      <p className={styles['lost']} role="status" hidden={!lost}>
        {lost && t('cell.lost', { unit: lost.unit + 1, step: lost.step + 1 })}
      </p>
      <table
        ref={whole}
        className={table['pinned']}
        data-saved=""
        data-many={traces.length > 2}
        aria-label={t('lab.pinned')}
      >
        <caption>
          <b className={table['pinnedHead']}>
            {t('lab.pinned')}
            <span className={styles['marks']}>
              <HelpMark of={t('lab.pinned')} text={t('looks.pinned')} />
              <LabSave lab={lab} name={t('lab.pinned')} file="pinned" of="place" parts={(whole) => [whole]} />
            </span>
          </b>
          <span className={table['where']}>
            <span ref={place} />
            {pinned && (
              <Button
                variant="subtle"
                size="compact-xs"
                leftSection={<IconPinnedOff size={13} aria-hidden="true" />}
                onClick={() => crosshair.free()}
              >
                {t('cell.free')}
              </Button>
            )}
          </span>
        </caption>
        <thead>
          <tr>
            <td />
            {traces.map((trace, k) => (
              <th key={k} scope="col" style={{ color: contenderInk(k) }}>
                {letterOf(k)}
                {differ && trace && <small>{t('lab.unitsOnly', { count: trace.units })}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((name) => (
            <tr key={name}>
              <th scope="row">
                <span className={strip['swatch']} style={{ background: `var(--quantity-${name})` }} />
                {name} {shortGateWords(cellsWith(traces, name), name, t)}
              </th>
              {traces.map((_, k) => (
                <td key={k}>
                  <del title={t('surgery.tag.untouched')} />
                  <span />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p id={readoutId} ref={readout} className="visually-hidden" aria-live="polite" />
    </>
  );
}
