/** The sequence that the network reads: of two marked numbers as bars with the marks, of anything else as the lab draws it. */
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useWords } from '../../i18n/react';
import { InputStrip } from '../lab/shared/InputStrip';
import { useFrames, useShownTraces } from '../lab/shared/lab-context';
import { Card } from '../parts/Card';
import { hasMarker, markedSteps } from '../parts/markers';
import type { Trace } from '../state/model';
import { useApp, usePreview } from '../state/store-context';
import { compact } from '../words/format';
import styles from './learn.module.css';

export function SequenceCard() {
  const { t } = useWords();
  const traces = useShownTraces();
  const frames = useFrames();
  const trace = traces.find((each) => each !== null) ?? null;
  const frame = frames.findIndex((each) => each !== null);
  return (
    <Card
      id="task"
      title={t('learn.sequence')}
      caption={trace && t('learn.sequenceOf', { number: trace.sample + 1, steps: trace.steps })}
      tools={<Another />}
    >
      {trace && hasMarker(trace.inputNames) ? (
        <Marked trace={trace} />
      ) : (
        frame >= 0 && <InputStrip contender={frame} frame={frames[frame]!} />
      )}
    </Card>
  );
}

/** Goes on to the next of the probe sequences that are offered. */
function Another() {
  const { t } = useWords();
  const preview = usePreview();
  const probe = useApp((state) => state.focus.probe);
  const showProbe = useApp((state) => state.showProbe);
  const offered = preview?.parts[probe.part].probes ?? [];
  if (offered.length < 2) return null;
  const next = (offered.findIndex(({ sample }) => sample === probe.sample) + 1) % offered.length;
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      leftSection={<IconRefresh size={13} aria-hidden="true" />}
      onClick={() => showProbe(probe.part, offered[next]!.sample)}
    >
      {t('learn.another')}
    </Button>
  );
}

const WIDTH = 560;
const HEIGHT = 168;
const MIDDLE = 66;
/** Height of the largest number, 1. */
const REACH = 44;
const INSET = 14;

/** Numbers as bars about zero, the marked ones in colour with their values, and how long the first has to be kept. */
function Marked({ trace: { inputs, steps } }: { trace: Trace }) {
  const { t } = useWords();
  const of = (input: number) => Array.from({ length: steps }, (_, step) => inputs[2 * step + input]!);
  const values = of(0);
  const marks = markedSteps(of(1));
  const x = (step: number) => INSET + ((step + 0.5) / steps) * (WIDTH - 2 * INSET);
  const y = (value: number) => MIDDLE - value * REACH;
  const [first] = marks;
  const end = steps - 1;
  // Two names side by side would lie over each other.
  const close = marks.length === 2 && x(marks[1]!) - x(marks[0]!) < 60;
  const label = marks.map((step) => `${step + 1}: ${compact(values[step]!, 2)}`).join(', ');
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={styles['marked']}
      role="img"
      aria-label={`${t('learn.sequence')}. ${t('learn.marked')}: ${label}`}
    >
      <path d={`M0 ${MIDDLE}H${WIDTH}`} stroke="var(--line)" />
      {values.map((value, step) => {
        const marked = marks.includes(step);
        return (
          <g key={step}>
            <path
              d={`M${x(step)} ${MIDDLE}V${y(value)}`}
              stroke={marked ? 'var(--accent)' : 'var(--field)'}
              strokeOpacity={marked ? 1 : 0.45}
              strokeWidth={marked ? 5 : 3}
            />
            {marked && (
              <>
                <circle cx={x(step)} cy={y(value)} r={6} fill="var(--accent)" />
                <text className={styles['value']} x={x(step)} y={Math.min(y(value), MIDDLE) - 11}>
                  {compact(value, 2)}
                </text>
                {!(close && step !== first) && (
                  <text className={styles['dim']} x={close ? (x(marks[0]!) + x(marks[1]!)) / 2 : x(step)} y={130}>
                    {t('learn.marked')}
                  </text>
                )}
              </>
            )}
          </g>
        );
      })}
      {first !== undefined && (
        <>
          <path
            d={`M${x(first)} 137Q${(x(first) + x(end)) / 2} 153 ${x(end)} 137`}
            fill="none"
            stroke="var(--accent)"
            strokeOpacity={0.6}
            strokeDasharray="4 3"
          />
          <text className={styles['dim']} x={(x(first) + x(end)) / 2} y={163}>
            {t('learn.keep', { count: end - first })}
          </text>
        </>
      )}
    </svg>
  );
}
