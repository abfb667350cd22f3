/** What the network reads at each step, on the same time axis as its gates: a line, or a row of ink for each of several inputs. */
import { useEffect, useRef, type CSSProperties } from 'react';
import { useWords } from '../../../i18n/react';
import { areSymbols, hasMarker, markedSteps } from '../../parts/markers';
import { useNames } from '../../words/made-up-names';
import { letterOf, type Trace } from '../../state/model';
import { useApp } from '../../state/store-context';
import { paintInk } from './painter';
import styles from './strip.module.css';
import heat from './heat.module.css';
import tag from './tag.module.css';
import { HelpMark } from '../../parts/HelpMark';
import { useLab } from './lab-context';
import { StepLine } from './Needle';
import { pairOf } from './sight';
import { EditableInput } from './EditableInput';
import { useEditing } from './editing';

const WIDTH = 300;
const HEIGHT = 32;
const INSET = 3;

/** Height of a row that has room for its name, and the rows for which there is room, in CSS pixels. */
const ROW = 12;
/** Height while its points can be dragged. */
const EDITED = 64;
const MOST_NAMED = 8;

export function InputStrip({ contender, frame }: { contender: number; frame: Trace }) {
  const { t } = useWords();
  const { inputNames } = frame;
  const name = useNames();
  const label = t('lab.inputs', { letter: letterOf(contender) });
  const kind = useApp((state) => state.data.preview?.kind ?? 'series');
  // Several columns of a series have different units, which one line's scale could not hold.
  const rows = areSymbols(kind, inputNames) || (inputNames.length > 1 && !hasMarker(inputNames));
  const named = rows && inputNames.length <= MOST_NAMED;
  const editing = useEditing().on;
  const { sight } = useLab();
  const operated = useApp(
    (state) => (sight === 'untouched' ? null : (pairOf(state, contender)?.after.inputs ?? null)),
    sameInputs,
  );
  const shown = operated === null ? frame : { ...frame, inputs: operated };
  const height = editing ? EDITED : rows ? Math.max(HEIGHT, ROW * Math.min(inputNames.length, MOST_NAMED)) : HEIGHT;
  return (
    <div
      className={`${styles['strip']} ${styles['inputs']}`}
      style={{ '--inputs': `${height}px` } as CSSProperties}
      data-symbol="x"
    >
      {named && !editing ? (
        <span className={styles['inputNames']}>
          {inputNames.map((each) => (
            <small key={each} title={name(each)}>
              {name(each)}
            </small>
          ))}
        </span>
      ) : (
        <span className={tag['tag']}>
          <span>
            <b>x</b>
            <HelpMark of={label} text={t('looks.inputs')} />
            <small>{summary(inputNames.map(name), hasMarker(inputNames))}</small>
          </span>
        </span>
      )}
      <div className={heat['input']}>
        {editing ? (
          <EditableInput contender={contender} />
        ) : rows ? (
          <InputRows frame={shown} label={label} />
        ) : (
          <InputLine frame={shown} label={label} />
        )}
        <StepLine />
      </div>
    </div>
  );
}

const sameInputs = (a: Float32Array | null, b: Float32Array | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((value, k) => value === b[k]));

/** The names, each with the form it is drawn in; of very many the first and the last. */
function summary(names: readonly string[], marked: boolean) {
  if (!marked) return names.length <= 2 ? names.join(', ') : `${names[0]} … ${names.at(-1)}`;
  return (
    <>
      {names[0]}, <i className={tag['markerName']}>{names[1]}</i>
    </>
  );
}

/** Each point in the middle of its step's column; marked steps as ticks from top to bottom. */
function InputLine({ frame, label }: { frame: Trace; label: string }) {
  const { inputs, steps, inputNames } = frame;
  const count = inputNames.length;
  const of = (input: number) => Array.from({ length: steps }, (_, step) => inputs[step * count + input]!);
  const values = of(0);
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const x = (step: number) => (((step + 0.5) / steps) * WIDTH).toFixed(2);
  const y = (value: number) => (HEIGHT - INSET - ((value - low) / span) * (HEIGHT - 2 * INSET)).toFixed(2);
  const line = values.map((value, step) => `${step === 0 ? 'M' : 'L'}${x(step)} ${y(value)}`).join('');
  const ticks = hasMarker(inputNames) ? markedSteps(of(1)) : [];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <path
        d={ticks.map((step) => `M${x(step)} 0V${HEIGHT}`).join('')}
        stroke="var(--accent)"
        strokeWidth={3}
        strokeOpacity={0.55}
        vectorEffect="non-scaling-stroke"
      />
      {/* A single step has no line: a stroke of no length with round ends is a dot. */}
      <path
        d={steps === 1 ? `${line}h0` : line}
        fill="none"
        stroke="var(--ink)"
        strokeWidth={steps === 1 ? 6 : 1.3}
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

function InputRows({ frame, label }: { frame: Trace; label: string }) {
  const { scheme } = useLab();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    paintInk(canvas.current!, frame.inputs, frame.steps, frame.inputNames.length, scheme);
  }, [frame, scheme]);
  return <canvas ref={canvas} role="img" aria-label={label} />;
}
