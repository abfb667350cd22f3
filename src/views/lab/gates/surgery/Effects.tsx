/** What surgery does to every contender it acts on: the validation loss and the answer, before and after. */
import { isOperation } from '../../../../experiment/interventions';
import type { AppState } from '../../../../store/state';
import { useWords } from '../../../../i18n/react';
import { contenderInk, letterOf } from '../../../state/model';
import { useApp, usePreview } from '../../../state/store-context';
import { LabProblem } from '../../shared/LabProblem';
import { isTouched } from '../../shared/sight';
import { answerSentence, apart, changeOf } from '../../shared/answer';
import styles from './surgery.module.css';

const touchedOnes = (state: AppState) =>
  state.spec.contenders.flatMap((_, k) => (isTouched(state.spec.interventions, k) ? [k] : [])).join();

export function Effects() {
  const touched = useApp(touchedOnes);
  if (touched === '') return null;
  return touched.split(',').map((contender) => <Effect key={contender} contender={Number(contender)} />);
}

function Effect({ contender }: { contender: number }) {
  const { t } = useWords();
  // An input set by hand is of the probe sequence alone: no loss knows of it.
  const inside = useApp(({ spec }) =>
    spec.interventions.some((each) => each.on && isOperation(each) && each.contender === contender),
  );
  const losses = useApp((state) => state.surgery.contenders[contender]?.losses ?? null);
  const operated = useApp((state) => state.surgery.contenders[contender]?.operated ?? null);
  const problem = useApp((state) => state.surgery.problem ?? state.surgery.contenders[contender]?.problem ?? null);
  const preview = usePreview();
  const letter = letterOf(contender);
  if (problem) return <LabProblem problem={problem} className={styles['sentence']} />;
  const loss = losses?.answer;
  const answer = operated?.answer;
  const [before, after] = loss ? apart(loss.before, loss.after) : [];
  const name = <b style={{ color: contenderInk(contender) }}>{letter}</b>;
  const whole = { flow: null, asked: null };
  return (
    <div className={styles['effect']} role="group" aria-label={t('surgery.effect', { letter })}>
      {inside && (
        <p data-stale={losses?.stale !== false}>
          {name} {t('surgery.loss')}{' '}
          {loss ? (
            <>
              <b>{before}</b> → <b>{after}</b> {bracketed(changeOf(loss.before, loss.after))}
              {loss.scored < loss.of && <small> {t('surgery.scored', { scored: loss.scored, of: loss.of })}</small>}
            </>
          ) : (
            t('predictions.computing')
          )}
        </p>
      )}
      {!inside && !answer && (
        <p>
          {name} {t('predictions.computing')}
        </p>
      )}
      {answer && preview && (
        <p data-stale={operated.stale}>
          {!inside && name} {answerSentence({ ...answer.after, ...whole }, { ...answer.before, ...whole }, preview, t)}
        </p>
      )}
    </div>
  );
}

const bracketed = (text: string): string => (text === '' ? '' : `(${text})`);
