/** The exact norms at the crosshair, which are also the key to the lines. */
import { useRef } from 'react';
import type { Translate } from '../../../../i18n/words';
import { useWords } from '../../../../i18n/react';
import { compact } from '../../../words/format';
import { mark, useDrawn, write } from '../../shared/drawn';
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

const STATES = ['h', 'c'] as const;

const idOf = (letter: string, of: (typeof STATES)[number]): string => `flow-${letter}-${of}`;

export function FlowReadout({ kind, flows, id, live }: FlowReadoutProps) {
  const { t } = useWords();
  const all = useRef<HTMLDivElement>(null);
  const place = useRef<HTMLSpanElement>(null);
  useDrawn(({ step }) => {
    write(place.current, t('flow.atStep', { step: step + 1 }));
    for (const { letter, flow } of flows) {
      for (const of of STATES) {
        const shown = all.current?.querySelector(`[data-testid="${idOf(letter, of)}"]`);
        if (!shown) continue;
        const value = flow[of]?.[step] ?? NaN;
        mark(shown, 'data-value', String(value));
        write(shown, inWords(value, t));
        write(shown.nextElementSibling, value > 0 && value < SMALLEST ? ` ${t('flow.lost')}` : '');
      }
    }
  });
  return (
    <div
      ref={all}
      className={styles['readout']}
      id={id}
      role="group"
      aria-live={live ? 'polite' : 'off'}
      aria-label={t('flow.readout')}
    >
      <span ref={place} />
      {flows.map(({ letter, cell, ink, stroke, flow }) => (
        <span key={letter} className={styles['values']} style={{ color: ink }}>
          <b>{`${letter} ${t(`cells.${cell}`)}`}</b>
          {STATES.map((of) => flow[of] && <Value key={of} of={of} kind={kind} letter={letter} stroke={stroke} />)}
        </span>
      ))}
    </div>
  );
}

interface ValueProps {
  readonly of: (typeof STATES)[number];
  readonly kind: FlowKind;
  readonly letter: string;
  readonly stroke: string;
}

function Value({ of, kind, letter, stroke }: ValueProps) {
  return (
    <span className={styles['value']}>
      <svg width="18" height="8" aria-hidden="true">
        <path d="M0 4H18" stroke={stroke} strokeWidth={2} {...(of === 'c' && { strokeDasharray: '4 3' })} />
      </svg>
      <Symbol of={of} kind={kind} /> <span data-testid={idOf(letter, of)} />
      <span />
    </span>
  );
}

function inWords(value: number, t: Translate): string {
  if (Number.isNaN(value)) return t('flow.none');
  return value === Infinity ? t('flow.notFinite') : compact(value, 4);
}
