/** One contender in the lab: what it reads, every gate and state, and what it says in the end. */
import { IconArrowLeft, IconScissors } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useWords } from '../../../../i18n/react';
import { contenderInk, letterOf, type Trace } from '../../../state/model';
import { useApp, usePreview } from '../../../state/store-context';
import { quantitiesOf } from '../../shared/frame';
import { useDrawnTraces, useLab } from '../../shared/lab-context';
import { LabSave, legendOf } from '../../shared/LabSave';
import { Heatmap } from './Heatmap';
import { InputStrip } from '../../shared/InputStrip';
import { QuantityTag } from './QuantityTag';
import { MOST_ROWS } from './rows-shown';
import { StepAxis } from '../../shared/StepAxis';
import { isTouched } from '../../shared/sight';
import { answerSentence } from '../../shared/answer';
import { UnitTraces } from './UnitTraces';
import strip from '../../shared/strip.module.css';
import styles from './heatmaps.module.css';

interface ContenderGatesProps {
  readonly contender: number;
  readonly frame: Trace;
  readonly readoutId: string;
}

export function ContenderGates({ contender, frame, readoutId }: ContenderGatesProps) {
  const { t } = useWords();
  const letter = letterOf(contender);
  const cell = useApp((state) => state.spec.contenders[contender]?.cell ?? null);
  const layers = useApp((state) => state.spec.contenders[contender]?.layers ?? 1);
  const bothWays = useApp((state) => state.spec.contenders[contender]?.bidirectional ?? false);
  const wantedLayer = useApp((state) => state.focus.layer);
  const wantedDirection = useApp((state) => state.focus.direction);
  const looked = useApp((state) => state.focus.cell === contender);
  const touched = useApp((state) => isTouched(state.spec.interventions, contender));
  const lab = useLab();
  const shown = t(`surgery.tag.${lab.sight}`);
  return (
    <div
      className={styles['contender']}
      role="group"
      data-contender={contender}
      data-saved=""
      data-looked-into={looked ? '' : undefined}
      aria-label={t('contender.gates', { letter })}
      style={
        { '--steps': frame.steps, '--units': frame.units, '--rows': Math.min(frame.units, MOST_ROWS) } as CSSProperties
      }
    >
      <div className={styles['head']}>
        <span style={{ color: contenderInk(contender) }}>
          {letter} {cell && t(`cells.${cell}`)}
        </span>
        {frame.layer < wantedLayer && <small>{t('lab.layerOf', { layer: frame.layer + 1, layers })}</small>}
        {frame.direction === 'backward' && (
          <small>
            <IconArrowLeft size={11} aria-hidden="true" /> {t('lab.readsBackward')}
          </small>
        )}
        {wantedDirection === 'backward' && !bothWays && <small>{t('lab.forwardOnly')}</small>}
        {touched && (
          // No word, so that nothing below moves.
          <span className={styles['tagged']} role="img" aria-label={shown} title={shown}>
            <IconScissors size={12} aria-hidden="true" />
          </span>
        )}
        <Answer contender={contender} />
        <span className={styles['marks']}>
          <LabSave
            lab={lab}
            contender={contender}
            name={t('contender.gates', { letter })}
            file={`gates-${letter}`}
            of="all"
            parts={(group) => [group, legendOf(group)]}
          />
        </span>
      </div>
      <InputStrip contender={contender} frame={frame} />
      {quantitiesOf(frame).map((quantity, k) => (
        <div key={quantity} className={strip['strip']} data-symbol={quantity}>
          <QuantityTag contender={contender} cell={frame.cell} name={quantity} />
          <Heatmap
            contender={contender}
            cell={frame.cell}
            quantity={quantity}
            steps={frame.steps}
            units={frame.units}
            first={contender === 0 && k === 0}
            readoutId={readoutId}
          />
        </div>
      ))}
      <UnitTraces contender={contender} frame={frame} />
      <StepAxis labels={frame.stepLabels} />
    </div>
  );
}

/** Prediction and truth for the probe sequence, in the user's units and in words; under surgery also the untouched prediction. */
function Answer({ contender }: { contender: number }) {
  const { t } = useWords();
  const { traces, before } = useDrawnTraces();
  const preview = usePreview();
  const trace = traces[contender];
  if (!trace || !preview) return null;
  const sentence = answerSentence(trace, before[contender] ?? null, preview, t);
  return <small title={sentence}>{sentence}</small>;
}
