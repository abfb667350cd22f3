/** What the networks answer to the sequence that is shown: what is right, what they say, and what they say with a gate held. */
import { taskRecord } from '../../experiment/tasks';
import { useWords } from '../../i18n/react';
import { answerSentence } from '../lab/shared/answer';
import { useDrawnTraces } from '../lab/shared/lab-context';
import { Card } from '../parts/Card';
import { contenderInk, letterOf, type Preview, type Trace } from '../state/model';
import { useApp, usePreview } from '../state/store-context';
import { compact } from '../words/format';
import { contenderName } from '../words/contender-name';
import styles from './learn.module.css';

/** Digits after the point, so that the numbers can be compared at a glance. */
const two = (value: number): string => (Math.abs(value) < 100 ? value.toFixed(2) : compact(value, 3));

export function AnswerCard() {
  const { t } = useWords();
  const { traces, before } = useDrawnTraces();
  const preview = usePreview();
  const contenders = useApp((state) => state.spec.contenders);
  const shown = traces.flatMap((trace, index) => (trace && preview ? [{ trace, index }] : []));
  const one = shown.length === 1 ? contenderName(shown[0]!.index, contenders[shown[0]!.index]?.cell, t) : null;
  return (
    <Card id="answer" title={t('learn.answer')} caption={one}>
      {preview &&
        (isOneNumber(preview) ? (
          <Numbers shown={shown} before={before} />
        ) : (
          <ul className={styles['sentences']}>
            {shown.map(({ trace, index }) => (
              <li key={index} data-testid={`answer-${letterOf(index)}`}>
                <b style={{ color: contenderInk(index) }}>{letterOf(index)}</b>{' '}
                {answerSentence(trace, before[index] ?? null, preview, t)}
              </li>
            ))}
          </ul>
        ))}
    </Card>
  );
}

const isOneNumber = ({ task, forecast }: Preview): boolean => {
  const { perStep, output } = taskRecord(task);
  return !perStep && output !== 'softmax' && !forecast;
};

interface Shown {
  readonly trace: Trace;
  /** 0-based. */
  readonly index: number;
}

function Numbers({ shown, before }: { shown: readonly Shown[]; before: readonly (Trace | null)[] }) {
  const { t } = useWords();
  const truth = shown[0]?.trace.truth[0];
  if (truth === undefined) return null;
  const held = shown.some(({ index }) => before[index] != null);
  return (
    <>
      <dl className={styles['numbers']}>
        <div>
          <dt>{t('learn.answerRight')}</dt>
          <dd data-testid="answer-right">{two(truth)}</dd>
        </div>
        {shown.map(({ trace, index }) => (
          <Says key={index} index={index} trace={before[index] ?? trace} single={shown.length === 1} />
        ))}
        {shown.map(({ trace, index }) => (
          <div key={index}>
            <dt>{t('learn.answerHeld')}</dt>
            <dd
              data-testid={`answer-held-${letterOf(index)}`}
              data-empty={!held}
              style={{ color: held ? contenderInk(index) : undefined }}
            >
              {before[index] == null ? t('learn.unknown') : two(trace.prediction[0]!)}
            </dd>
          </div>
        ))}
      </dl>
      <Scale truth={truth} shown={shown} before={before} />
    </>
  );
}

function Says({ index, trace, single }: { index: number; trace: Trace; single: boolean }) {
  const { t } = useWords();
  const letter = letterOf(index);
  return (
    <div>
      <dt>{single ? t('learn.answerSays') : `${letter}: ${t('learn.answerSays')}`}</dt>
      <dd data-testid={`answer-${letter}`} style={{ color: contenderInk(index) }}>
        {two(trace.prediction[0]!)}
      </dd>
    </div>
  );
}

/** All of them on one line from 0 to 1, which moves apart where an answer lies beyond. */
function Scale({ truth, shown, before }: { truth: number } & Parameters<typeof Numbers>[0]) {
  const answers = shown.map(({ trace, index }) => ({ index, value: trace.prediction[0]! }));
  const untouched = shown.flatMap(({ index }) => {
    const trace = before[index];
    return trace ? [{ index, value: trace.prediction[0]! }] : [];
  });
  const all = [truth, ...answers.map(({ value }) => value)];
  const low = Math.min(0, ...all);
  const high = Math.max(1, ...all);
  const at = (value: number) => `${(100 * (value - low)) / (high - low)}%`;
  return (
    <div className={styles['scale']} aria-hidden="true">
      <span className={styles['end']} style={{ left: at(0) }}>
        0
      </span>
      <span className={styles['end']} style={{ left: at(1) }}>
        1
      </span>
      <i className={styles['truth']} style={{ left: at(truth) }} />
      {untouched.map(({ index, value }) => (
        <i key={index} className={styles['was']} style={{ left: at(value), background: contenderInk(index) }} />
      ))}
      {answers.map(({ index, value }) => (
        <i key={index} className={styles['is']} style={{ left: at(value), background: contenderInk(index) }} />
      ))}
    </div>
  );
}
