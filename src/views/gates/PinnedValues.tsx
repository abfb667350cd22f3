/** The exact values under the crosshair: every gate and state of every contender at one unit and step. */
import { Button } from '@mantine/core';
import { IconPinnedOff } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useWords } from '../../i18n/react';
import { exact } from '../format';
import { contenderInk, letterOf } from '../model';
import { QUANTITY_ORDER } from '../theme/hues';
import { placed } from './crosshair';
import { valueAt } from './frame';
import styles from './gates.module.css';
import { useLab, useShownTraces } from './lab-context';

export function PinnedValues({ readoutId }: { readoutId: string }) {
  const { t } = useWords();
  const { crosshair } = useLab();
  const spot = useSyncExternalStore(crosshair.subscribe, crosshair.read);
  const pinned = useSyncExternalStore(crosshair.subscribe, crosshair.isPinned);
  const lost = useSyncExternalStore(crosshair.subscribe, crosshair.readLost);
  const traces = useShownTraces();
  const { step, unit } = placed(spot, traces);
  const rows = QUANTITY_ORDER.filter((name) => traces.some((trace) => trace?.gates.some((gate) => gate.name === name)));
  const differ = new Set(traces.map((trace) => trace?.units)).size > 1;
  const label = traces.find((trace) => trace !== null)?.stepLabels[step] ?? '';
  // A memory task's steps are called by their numbers, which need not be said twice.
  const named = label === '' || label === String(step + 1) ? '' : t('lab.stepLabel', { label });
  const where = { unit: unit + 1, step: step + 1, label: named };
  const chosen = spot && valueAt(traces[spot.contender] ?? null, spot.quantity, step, unit);
  return (
    <>
      <p className={styles['lost']} role="status" hidden={!lost}>
        {lost && t('cell.lost', { unit: lost.unit + 1, step: lost.step + 1 })}
      </p>
      <table className={styles['pinned']} data-many={traces.length > 2} aria-label={t('lab.pinned')}>
        <caption>
          <b>{t('lab.pinned')}</b>
          <span className={styles['where']}>
            {t('lab.at', where)}
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
                {differ && trace && <small>{t('lab.unitsOnly', { units: trace.units })}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((name) => (
            <tr key={name} data-chosen={spot?.quantity === name}>
              <th scope="row">
                <span className={styles['swatch']} style={{ background: `var(--quantity-${name})` }} />
                {name} {t(`gatesShort.${name}`)}
              </th>
              {traces.map((trace, k) => {
                const value = valueAt(trace, name, step, unit);
                const missing = trace?.gates.some((gate) => gate.name === name) ? t('run.none') : '';
                return <td key={k}>{value === null ? missing : exact(value)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p id={readoutId} className="visually-hidden" aria-live="polite">
        {pinned && `${t('cell.pinned')} `}
        {spot && chosen !== null
          ? t('lab.readout', {
              ...where,
              gate: t(`gates.${spot.quantity}`),
              letter: letterOf(spot.contender),
              value: exact(chosen),
            })
          : ''}
      </p>
    </>
  );
}
