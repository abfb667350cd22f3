/** A guess before something is tried: three answers, in an order that does not tell which is right. */
import { useId, useMemo } from 'react';
import { useShell } from '../state/shell-context';
import styles from './learn.module.css';

interface QuestionProps {
  readonly question: string;
  readonly options: readonly [string, string, string];
  readonly right: number;
  /** The answer that was given; undefined: none was. */
  readonly given: number | undefined;
}

export function Question({ question, options, right, given }: QuestionProps) {
  const id = useId();
  const answer = useShell((state) => state.answer);
  const order = useMemo(() => shuffled(question), [question]);
  return (
    <div className={styles['question']} role="radiogroup" aria-labelledby={id}>
      <p id={id}>{question}</p>
      {order.map((k) => (
        <label key={k} data-given={given === k} data-right={given !== undefined && k === right}>
          <input
            type="radio"
            name={id}
            checked={given === k}
            // The first guess stays what it was.
            disabled={given !== undefined && given !== k}
            onChange={() => answer(k)}
          />
          {options[k]}
        </label>
      ))}
    </div>
  );
}

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

/** The same question has the same order on every machine, so that a class can speak of "the second". */
function shuffled(text: string): readonly number[] {
  let sum = 0;
  for (let k = 0; k < text.length; k++) sum = (31 * sum + text.charCodeAt(k)) % 1_000_003;
  return ORDERS[sum % ORDERS.length]!;
}
