/**
 * The equations of the cell, each with room for the numbers of one unit at one step, which draw-cell.ts writes; arrow keys
 * go through the symbols.
 */
import { Fragment, memo, useId, useState, type KeyboardEvent, type Ref } from 'react';
import type { CellName } from '../../../experiment/cells';
import { useWords } from '../../../i18n/react';
import styles from './cell.module.css';
import type { Equation } from './equations';
import { PHASES, type Phase, type ValueId } from './layout';
import { isAt, moved, placeIn, type SymbolPlace } from './symbol-place';
import { symbolName } from './symbol-name';
import type { Token } from './writer';

interface EquationListProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly cell: CellName;
  readonly equations: readonly Equation[];
  /** How far the step has come; null: all of it. */
  readonly phase: Phase | null;
  readonly label: string;
}

export const EquationList = memo(function EquationList({ ref, cell, equations, phase, label }: EquationListProps) {
  const { t } = useWords();
  const reached = phase === null ? PHASES.length : PHASES.indexOf(phase);
  const [wanted, setWanted] = useState<SymbolPlace>({ equation: 0, token: 0 });
  const place = placeIn(equations, wanted);
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const to = moved(equations, place, event.key);
    if (!to) return;
    event.preventDefault();
    setWanted(to);
    // Focus lights the symbol and what belongs to it, as the pointer does.
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${to.equation} ${to.token}"]`)?.focus();
  };
  const id = useId();
  return (
    <ul className={styles['equations']} aria-label={label} aria-describedby={id} onKeyDown={key} ref={ref}>
      {equations.map(({ id: name, phase: own, symbols, numbers }, equation) => (
        <li key={name} data-equation={name} data-later={PHASES.indexOf(own) > reached}>
          <span className={styles['symbols']}>
            {symbols.map((token, k) =>
              token.value === undefined ? (
                <Fragment key={k}>{token.text}</Fragment>
              ) : (
                <Quantity
                  key={k}
                  token={token}
                  value={token.value}
                  reachable={{
                    role: 'img',
                    'aria-label': symbolName(cell, token.value, t),
                    'data-place': `${equation} ${k}`,
                    tabIndex: isAt(place, equation, k) ? 0 : -1,
                    onFocus: () => setWanted({ equation, token: k }),
                  }}
                />
              ),
            )}
          </span>{' '}
          <span className={styles['values']}>
            {numbers.map(({ value, hue }, k) => (
              <span key={k} data-token="" data-symbol={value} {...inkOf(hue)} />
            ))}
            <span data-note="" className={styles['note']} />
          </span>
        </li>
      ))}
      <li id={id} hidden>
        {t('memory.symbols.keys')}
      </li>
    </ul>
  );
});

const inkOf = (hue: Token['hue']) =>
  hue && { style: { color: `var(--quantity-${hue}-text)` }, className: styles['quantity'] };

interface QuantityProps {
  readonly token: Token;
  readonly value: ValueId;
  /** What makes it reachable by keyboard. */
  readonly reachable: object;
}

function Quantity({ token: { text, sub, hue }, value, reachable }: QuantityProps) {
  return (
    <span data-symbol={value} {...inkOf(hue)} {...reachable}>
      {text}
      {sub && <sub>{sub}</sub>}
    </span>
  );
}
