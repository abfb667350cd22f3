/** A confusion matrix of every contender: which class it takes for which. */
import { useMemo, type CSSProperties } from 'react';
import type { ContenderSpec } from '../../../experiment/schema';
import { useWords } from '../../../i18n/react';
import styles from '../../parts/charts/charts.module.css';
import { contenderInk, contenderStroke } from '../../state/model';
import { HelpMark } from '../../parts/HelpMark';
import { SaveMenu } from '../../parts/save/SaveMenu';
import { useContenderNames } from '../../parts/save/names';
import { confusionTable } from './tables';
import { confusion, shares } from './confusion';
import { epochsOf, setsOf, weightsOf, type Prepared } from './moment';
import { rowsOf } from '../shared/rows';
import panel from './predictions.module.css';
import { contenderName } from '../../words/contender-name';

export function Confusion({ moment }: { moment: Prepared }) {
  const { t } = useWords();
  const { preview, part, runs, spec } = moment;
  const { truth } = preview.parts[part];
  const K = preview.outputNames.length;
  const matrices = useMemo(
    () => setsOf({ runs, part }).map((set) => set && confusion(set.values, truth, K)),
    [runs, truth, part, K],
  );
  const names = useContenderNames();
  const shown = rowsOf(truth, K);
  if (matrices.every((matrix) => matrix === null)) {
    return (
      <div className={styles['plot']}>
        <p className={styles['empty']}>{t('predictions.empty')}</p>
      </div>
    );
  }
  return (
    <div className={panel['matrices']} data-saved="">
      <span className={panel['marks']}>
        <HelpMark of={t('save.confusion')} text={t('looks.confusion')} />
        <SaveMenu
          name={t('save.confusion')}
          file={`confusion-${part}`}
          form="long"
          epochs={() => epochsOf(moment)}
          weights={() => weightsOf(moment, t)}
          detail={() => t(`parts.${part}`)}
          parts={(card) => card.children}
          numbers={() => confusionTable(matrices, names(), preview.outputNames)}
        />
      </span>
      {matrices.map(
        (matrix, k) =>
          matrix && (
            <Matrix
              key={k}
              contender={k}
              cell={spec.contenders[k]?.cell ?? null}
              counts={matrix}
              names={preview.outputNames}
            />
          ),
      )}
      {shown < preview.counts[part] && (
        <p className={panel['note']}>{t('predictions.firstOnly', { shown, total: preview.counts[part] })}</p>
      )}
    </div>
  );
}

interface MatrixProps {
  readonly contender: number;
  readonly cell: ContenderSpec['cell'] | null;
  readonly counts: Int32Array;
  readonly names: readonly string[];
}

/** Truth by row, answers by column; the deeper a cell's colour, the larger its share of the row. */
function Matrix({ contender, cell, counts, names }: MatrixProps) {
  const { t } = useWords();
  const K = names.length;
  const strength = shares(counts, K);
  return (
    <table className={panel['matrix']} style={{ '--contender': contenderStroke(contender) } as CSSProperties}>
      <caption style={{ color: contenderInk(contender) }}>{contenderName(contender, cell, t)}</caption>
      <thead>
        <tr>
          <td>{t('predictions.truth')}</td>
          <th scope="colgroup" colSpan={K} className={panel['side']}>
            {t('predictions.answer')}
          </th>
        </tr>
        <tr>
          <td />
          {names.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map((truth, row) => (
          <tr key={truth}>
            <th scope="row">{truth}</th>
            {names.map((answer, column) => (
              <td
                key={answer}
                data-right={row === column}
                style={{ '--share': strength[row * K + column] } as CSSProperties}
              >
                {counts[row * K + column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
