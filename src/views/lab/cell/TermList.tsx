/** What the sums of the gates are made of: the largest products of each. */
import { useWords } from '../../../i18n/react';
import { exact } from '../../words/format';
import type { QuantityName } from '../../theme/hues';
import styles from './cell.module.css';
import type { CellNumbers, GateNumbers, Term } from './numbers';
import { largestTerms } from './terms';

/** Products listed of each gate. */
const LISTED = 3;

interface TermListProps {
  readonly gates: readonly GateNumbers[];
  /** Gates that surgery holds have no sum. */
  readonly held: CellNumbers['held'];
  readonly before: CellNumbers['before'];
  readonly reset: CellNumbers['reset'];
  readonly candidate: QuantityName;
}

export function TermList({ gates, held, before, reset, candidate }: TermListProps) {
  const { t } = useWords();
  const factor = reset?.when !== 'before' ? '' : reset.turned ? `(1 − ${reset.by}) ` : `${reset.by} `;
  return (
    <table className={styles['terms']} aria-label={t('cell.terms')}>
      <tbody>
        {gates.map((gate) => {
          const { largest, others, rest } = largestTerms(gate, LISTED);
          return (
            <tr key={gate.name}>
              <th scope="row" style={{ color: `var(--quantity-${gate.name}-text)` }} data-symbol={gate.name}>
                {gate.name}
              </th>
              <td>
                {held[gate.name] !== undefined && <span>{t('surgery.cut')}</span>}
                {(held[gate.name] === undefined ? largest : []).map((term) => (
                  <Product
                    key={`${term.from}${term.index}`}
                    term={term}
                    old={`${gate.name === candidate ? factor : ''}h${before}`}
                  />
                ))}
                {others > 0 && held[gate.name] === undefined && (
                  <span>{t('cell.others', { number: others, sum: exact(rest) })}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Product({ term: { from, index, weight, value, product }, old }: { term: Term; old: string }) {
  const short = (number: number): string => exact(Number(number.toPrecision(3)));
  const factor = value < 0 ? `(${short(value)})` : short(value);
  return (
    <span>
      {/* In brackets: an index below h would read as a time. */}
      {from === 'x' ? 'W x' : `U ${old}`}[{index + 1}] = {short(weight)} × {factor} = <b>{short(product)}</b>
    </span>
  );
}
