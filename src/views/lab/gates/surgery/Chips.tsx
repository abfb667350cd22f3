/** The interventions as chips under their contenders: each can be switched off, changed and removed. */
import { ActionIcon } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react';
import { isOperation, type Operation } from '../../../../experiment/interventions';
import type { AppState } from '../../../../store/state';
import { useWords } from '../../../../i18n/react';
import { contenderInk, letterOf } from '../../../state/model';
import { useApp } from '../../../state/store-context';
import { useLab } from '../../shared/lab-context';
import { chipText, numbered } from './chip-text';
import { removedFrom } from './keep-focus';
import styles from './surgery.module.css';

interface ChipsProps {
  /** The contender that is looked into, whose chips come first. */
  readonly contender: number;
  /** The one in the form; null: none. */
  readonly chosen: number | null;
  readonly onChoose: (index: number | null) => void;
}

const listed = (state: AppState) => state.spec.interventions;
const contenders = (state: AppState) => state.spec.contenders;

export function Chips({ contender, chosen, onChoose }: ChipsProps) {
  const { t } = useWords();
  const { convention } = useLab();
  const interventions = useApp(listed);
  const specs = useApp(contenders);
  const alter = useApp((state) => state.alterIntervention);
  const remove = useApp((state) => state.removeIntervention);
  const all = numbered(interventions);
  const order = specs.map((_, k) => k).sort((a, b) => Number(b === contender) - Number(a === contender) || a - b);
  return (
    <>
      {order.map((k) => {
        const own = all.filter(({ each }) => isOperation(each) && each.contender === k);
        if (own.length === 0) return null;
        const { cell, layers } = specs[k]!;
        const letter = letterOf(k);
        return (
          <div key={k} className={styles['chips']} role="group" aria-label={t('surgery.on', { letter })}>
            <b style={{ color: contenderInk(k) }}>{letter}</b>
            {own.map(({ each, index }) => {
              const text = chipText(cell, each as Operation, layers > 1, convention, t);
              return (
                <span
                  key={index}
                  className={styles['chip']}
                  data-chip=""
                  data-off={!each.on}
                  data-chosen={chosen === index}
                >
                  <button
                    type="button"
                    className={styles['toggle']}
                    aria-pressed={each.on}
                    title={t(each.on ? 'surgery.switchOff' : 'surgery.switchOn')}
                    onClick={() => alter(index, { on: !each.on })}
                  >
                    {text}
                  </button>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('surgery.change', { text })}
                    aria-pressed={chosen === index}
                    onClick={() => onChoose(chosen === index ? null : index)}
                  >
                    <IconAdjustmentsHorizontal size={14} aria-hidden="true" />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('surgery.remove', { text })}
                    onClick={(event) =>
                      removedFrom(event.currentTarget, () => {
                        if (chosen !== null && chosen >= index) onChoose(chosen === index ? null : chosen - 1);
                        remove(index);
                      })
                    }
                  >
                    <IconX size={14} aria-hidden="true" />
                  </ActionIcon>
                </span>
              );
            })}
          </div>
        );
      })}
    </>
  );
}
