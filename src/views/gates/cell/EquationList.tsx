/** The equations of the cell, each with the numbers of one unit at one step under its symbols. */
import { Fragment } from 'react';
import styles from './cell.module.css';
import type { Equation, Token } from './equations';
import { PHASES, type Phase } from './layout';

interface EquationListProps {
  readonly equations: readonly Equation[];
  /** How far the step has come; null: all of it. */
  readonly phase: Phase | null;
  readonly label: string;
}

export function EquationList({ equations, phase, label }: EquationListProps) {
  const reached = phase === null ? PHASES.length : PHASES.indexOf(phase);
  return (
    <ul className={styles['equations']} aria-label={label}>
      {equations.map(({ id, phase: own, symbols, numbers }) => (
        <li key={id} data-equation={id} data-later={PHASES.indexOf(own) > reached}>
          <span className={styles['symbols']}>
            <Tokens tokens={symbols} />
          </span>{' '}
          <span className={styles['values']}>
            <Tokens tokens={numbers} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Tokens({ tokens }: { tokens: readonly Token[] }) {
  return tokens.map(({ text, sub, value, hue }, k) =>
    value === undefined ? (
      <Fragment key={k}>{text}</Fragment>
    ) : (
      <span
        key={k}
        data-symbol={value}
        {...(hue && { style: { color: `var(--quantity-${hue}-text)` }, className: styles['quantity'] })}
      >
        {text}
        {sub && <sub>{sub}</sub>}
      </span>
    ),
  );
}
