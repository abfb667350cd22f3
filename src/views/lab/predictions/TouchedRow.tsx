/** A contender's row under surgery: its error over the windows that are drawn, without and with it. */
import { useWords } from '../../../i18n/react';
import { Key } from '../../parts/charts/Key';
import type { ChartLine } from '../../parts/charts/lines';
import { compact } from '../../words/format';
import { changeOf } from '../shared/answer';
import { contenderInk } from '../../state/model';
import styles from './predictions.module.css';
import type { touchedErrors } from './touched';

interface TouchedRowProps {
  readonly name: string;
  readonly contender: number;
  readonly line: ChartLine | undefined;
  /** Null while they are computed. */
  readonly errors: ReturnType<typeof touchedErrors> | null;
  /** How many columns follow the first. */
  readonly columns: number;
}

export function TouchedRow({ name, contender, line, errors, columns }: TouchedRowProps) {
  const { t } = useWords();
  const change = errors && changeOf(errors.before, errors.after);
  return (
    <tr>
      <th scope="row" style={{ color: contenderInk(contender) }}>
        {line && <Key line={line} />}
        {t('predictions.afterSurgery', { name })}
      </th>
      <td colSpan={columns} className={styles['touched']}>
        <span>
          {errors === null
            ? t('predictions.computing')
            : t('predictions.touched', {
                windows: errors.windows,
                before: compact(errors.before, 4),
                after: compact(errors.after, 4),
                change: change ? `(${change})` : '',
              }).trimEnd()}
        </span>
      </td>
    </tr>
  );
}
