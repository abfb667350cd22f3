/** The slopes of one contender's prediction: a row for each input under the input itself, with the exact value at the crosshair. */
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent } from 'react';
import type { Translate } from '../../../../i18n';
import { useWords } from '../../../../i18n/react';
import { exact } from '../../../words/format';
import { useNames } from '../../../words/made-up-names';
import { contenderInk, letterOf, type Trace } from '../../../state/model';
import { useApp } from '../../../state/store-context';
import { placed, type Spot } from '../../shared/crosshair';
import { mark, useDrawn, write } from '../../shared/drawn';
import { InputStrip } from '../../shared/InputStrip';
import { useLab } from '../../shared/lab-context';
import { StepLine } from '../../shared/Needle';
import { paint } from '../../shared/painter';
import { StepAxis } from '../../shared/StepAxis';
import styles from './sensitivity.module.css';
import { slopeSummary, type Slopes } from './slopes';

/** Height of a row that has room for its name, of the only one, and the rows for which there is room, in CSS pixels. */
const ROW = 12;
const ONLY = 28;
const MOST_NAMED = 8;

interface SlopeStripProps {
  readonly contender: number;
  readonly frame: Trace;
  readonly slopes: Slopes | null;
  /** Which of the K outputs the slopes are of. */
  readonly output: number;
  /** What both ends of the colours stand for. */
  readonly reach: number;
}

export function SlopeStrip({ contender, frame, slopes, output, reach }: SlopeStripProps) {
  const { t } = useWords();
  const operated = useApp(({ spec }) =>
    spec.interventions.some((each) => each.on && (each.kind === 'input' || each.contender === contender)),
  );
  return (
    <div className={styles['slopes']} style={{ '--steps': frame.steps } as CSSProperties}>
      <div className={styles['run']}>
        <b style={{ color: contenderInk(contender) }}>{letterOf(contender)}</b>
        {operated && <span className={styles['dim']}>{t('matter.slopeOperated')}</span>}
      </div>
      <InputStrip contender={contender} frame={frame} />
      {slopes ? (
        <Rows contender={contender} slopes={slopes} output={output} reach={reach} />
      ) : (
        <p className={styles['dim']}>{t('matter.slopeWaiting')}</p>
      )}
    </div>
  );
}

type RowsProps = Pick<SlopeStripProps, 'contender' | 'output' | 'reach'> & { readonly slopes: Slopes };

function Rows({ contender, slopes, output, reach }: RowsProps) {
  const { t } = useWords();
  const name = useNames();
  const { crosshair, shown, scheme } = useLab();
  const { values, steps, inputNames, stepLabels } = slopes;
  const count = inputNames.length;
  const [input, setInput] = useState(0);
  const row = Math.min(input, count - 1);
  const canvas = useRef<HTMLCanvasElement>(null);
  const readout = useRef<HTMLSpanElement>(null);
  const said = useSaid(slopes, output);
  useEffect(() => {
    paint(
      canvas.current!,
      values,
      { steps, units: Int32Array.from({ length: count }, (_, k) => k) },
      'h',
      scheme,
      reach,
    );
  }, [values, steps, count, scheme, reach]);
  useDrawn(({ step: at }) => {
    const step = Math.min(at, steps - 1);
    const label = stepLabels[step] ?? '';
    const text = t('matter.slopeAt', {
      step: step + 1,
      label: label === '' || label === String(step + 1) ? '' : t('lab.stepLabel', { label }),
      input: name(inputNames[row]!),
      value: exact(values[step * count + row]!),
    });
    write(readout.current, text);
    mark(canvas.current, 'aria-valuenow', String(step + 1));
    mark(canvas.current, 'aria-valuetext', text);
  });
  const spotAt = (step: number): Spot => {
    const spot = crosshair.read();
    return {
      step: Math.min(steps - 1, Math.max(0, step)),
      unit: placed(spot, shown.read()).unit,
      contender: spot?.contender ?? contender,
      quantity: spot?.quantity ?? 'h',
    };
  };
  const here = () => placed(crosshair.read(), shown.read()).step;
  const under = (event: MouseEvent<HTMLCanvasElement>): Spot => {
    const box = event.currentTarget.getBoundingClientRect();
    setInput(Math.min(count - 1, Math.max(0, Math.floor(((event.clientY - box.top) / box.height) * count))));
    return spotAt(Math.floor(((event.clientX - box.left) / box.width) * steps));
  };
  const key = (event: KeyboardEvent<HTMLCanvasElement>) => {
    const step = { ArrowLeft: here() - 1, ArrowRight: here() + 1, Home: 0, End: steps - 1 }[event.key];
    const to = { ArrowUp: row - 1, ArrowDown: row + 1 }[event.key];
    if (step !== undefined) crosshair.move(spotAt(step));
    else if (to !== undefined) setInput(Math.min(count - 1, Math.max(0, to)));
    else if (event.key === 'Enter' || event.key === ' ') crosshair.toggle(spotAt(here()));
    else if (event.key === 'Escape' && crosshair.isPinned()) crosshair.free();
    else return;
    event.preventDefault();
  };
  const named = count > 1 && count <= MOST_NAMED;
  const range = t('matter.slopeReach', { reach: exact(reach) });
  return (
    <>
      <div className={styles['slope']}>
        {named ? (
          <span className={styles['names']}>
            {inputNames.map((each) => (
              <small key={each} title={name(each)}>
                {name(each)}
              </small>
            ))}
          </span>
        ) : (
          <span className={styles['tag']}>
            {t('matter.slope')}
            <small>{range}</small>
          </span>
        )}
        <div
          className={styles['map']}
          style={{ height: count === 1 ? ONLY : Math.max(ONLY, ROW * Math.min(count, MOST_NAMED)) }}
        >
          <canvas
            ref={canvas}
            role="slider"
            tabIndex={0}
            aria-label={t('matter.slopes', { letter: letterOf(contender) })}
            aria-valuemin={1}
            aria-valuemax={steps}
            onPointerMove={(event) => crosshair.hover(under(event))}
            onPointerDown={(event) => crosshair.hover(under(event))}
            onClick={(event) => crosshair.toggle(under(event))}
            onKeyDown={key}
          />
          <StepLine />
        </div>
      </div>

      <StepAxis labels={stepLabels} />
      <p className={styles['said']}>
        {named && `${t('matter.slope')} ${range} · `}
        <span ref={readout} />
      </p>
      <p className={styles['dim']}>{said}</p>
    </>
  );
}

/** What the prediction hangs on, in a sentence. */
function useSaid(slopes: Slopes, output: number): string {
  const { t } = useWords();
  const name = useNames();
  const outputs = useApp((state) => state.data.preview?.outputNames ?? null);
  const of = outputs?.[output];
  return saidOf(slopes, of === undefined ? '' : name(of), name, t);
}

function saidOf(slopes: Slopes, output: string, name: (input: string) => string, t: Translate): string {
  const summary = slopeSummary(slopes);
  if (summary === null) return t('matter.slopeNone', { output });
  const { step, input, value, half } = summary;
  const said = {
    output,
    input: name(slopes.inputNames[input]!),
    step: step + 1,
    value: exact(value),
  };
  if (slopes.answered === slopes.steps - 1)
    return t('matter.slopeSaid', { ...said, last: t('matter.lastSteps', { count: half }) });
  const at = slopes.answered + 1;
  return t('matter.slopeSaidAt', { ...said, at, near: t('matter.nearStep', { count: half - 1, at }) });
}
