/** The exact norms at the crosshair, which are also the key to the lines. */
import { useSyncExternalStore, type ReactNode } from 'react';
import { useWords } from '../../../i18n/react';
import { compact } from '../../format';
import { placed } from '../crosshair';
import { useLab, useShownTraces } from '../lab-context';
import type { ContenderFlow, FlowKind } from './contender-flow';
import styles from './flow.module.css';
import { SMALLEST } from './reading';
import { Symbol } from './Symbol';

interface FlowReadoutProps {
  readonly kind: FlowKind;
  readonly flows: readonly ContenderFlow[];
  readonly id: string;
  readonly live: boolean;
}

export function FlowReadout({ kind, flows, id, live }: FlowReadoutProps) {
  const { t } = useWords();
  const { crosshair } = useLab();
  const traces = useShownTraces();
  const step = useSyncExternalStore(crosshair.subscribe, () => placed(crosshair.read(), traces).step);
  return (
    <div
      className={styles['readout']}
      id={id}
      role="group"
      aria-live={live ? 'polite' : 'off'}
      aria-label={t('flow.readout')}
    >
      <span>{t('flow.atStep', { step: step + 1 })}</span>
      {flows.map(({ letter, cell, ink, stroke, flow }) => (
        <span key={letter} className={styles['values']} style={{ color: ink }}>
          <b>{`${letter} ${t(`cells.${cell}`)}`}</b>
          {flow.h && (
            <Value
              name={<Symbol of="h" kind={kind} />}
              id={`flow-${letter}-h`}
              stroke={stroke}
              value={flow.h[step] ?? NaN}
            />
          )}
          {flow.c && (
            <Value
              name={<Symbol of="c" kind={kind} />}
              id={`flow-${letter}-c`}
              stroke={stroke}
              dashed
              value={flow.c[step] ?? NaN}
            />
          )}
        </span>
      ))}
    </div>
  );
}

interface ValueProps {
  readonly name: ReactNode;
  readonly id: string;
  readonly stroke: string;
  readonly dashed?: boolean;
  readonly value: number;
}

function Value({ name, id, stroke, dashed = false, value }: ValueProps) {
  const { t } = useWords();
  return (
    <span className={styles['value']}>
      <svg width="18" height="8" aria-hidden="true">
        <path d="M0 4H18" stroke={stroke} strokeWidth={2} {...(dashed && { strokeDasharray: '4 3' })} />
      </svg>
      {name}{' '}
      <span data-testid={id} data-value={value}>
        {Number.isNaN(value) ? t('flow.none') : value === Infinity ? t('flow.notFinite') : compact(value, 4)}
      </span>
      {value > 0 && value < SMALLEST && ` ${t('flow.lost')}`}
    </span>
  );
}
