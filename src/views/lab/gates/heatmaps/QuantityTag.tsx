/** A row's name in the lab: hue, letter, word, and the range of its colours or the value under the crosshair. */
import { useMediaQuery } from '@mantine/hooks';
import { useRef, useSyncExternalStore } from 'react';
import type { CellName } from '../../../../experiment/cells';
import { useWords } from '../../../../i18n/react';
import { exact } from '../../../words/format';
import { QUANTITIES, type QuantityName } from '../../../theme/hues';
import { useDrawn, write } from '../../shared/drawn';
import { isTurned } from '../../shared/convention';
import { valueAt } from '../../shared/frame';
import { shortGateWords } from '../../../words/gate-words';
import strip from '../../shared/strip.module.css';
import tag from '../../shared/tag.module.css';
import { useLab } from '../../shared/lab-context';
import { reachOf } from '../../shared/painter';

interface QuantityTagProps {
  readonly contender: number;
  readonly cell: CellName;
  readonly name: QuantityName;
}

export function QuantityTag({ contender, cell, name }: QuantityTagProps) {
  const { t } = useWords();
  const { board, convention } = useLab();
  const reach = useSyncExternalStore(board.subscribe, board.readReach);
  return (
    <span className={tag['tag']}>
      <i className={strip['swatch']} style={{ background: `var(--quantity-${name})` }} />
      <span>
        <b style={{ color: `var(--quantity-${name}-text)` }}>{name}</b>
        <ValueHere contender={contender} cell={cell} name={name} />
        {(QUANTITIES[name].range === 'signed' || reach.difference !== undefined) && (
          <span className={tag['reach']}>±{reachOf(reach, name)}</span>
        )}
        <small>{isTurned(cell, name, convention) ? t('cell.rowKeeps') : shortGateWords([cell], name, t)}</small>
      </span>
    </span>
  );
}

/** The value under the crosshair, where the table of pinned values lies below the heatmaps and out of sight. */
function ValueHere(props: QuantityTagProps) {
  const below = useMediaQuery('(max-width: 1180px)', false, { getInitialValueInEffect: false });
  return below ? <Value {...props} /> : null;
}

function Value({ contender, name }: QuantityTagProps) {
  const text = useRef<HTMLSpanElement>(null);
  useDrawn(({ step, unit, traces }) => {
    const value = valueAt(traces[contender] ?? null, name, step, unit);
    write(text.current, value === null ? '–' : exact(Number(value.toPrecision(3))));
  });
  return <span ref={text} className={tag['here']} aria-hidden="true" />;
}
