/** The answers of the laboratory that the store keeps, contender by contender, and which of them are stale. */
import type { AnswerName, LabAnswer, QuestionName } from '../../laboratory/questions';
import type { Problem } from '../../experiment/problem';
import type { Lineage } from '../networks/kept';
import { NO_ANSWERS, type ContenderSurgery, type SurgeryState } from '../surgeryState';
import { answersOf } from './question';

/** The laboratory's part of the store's state. */
export interface SurgeryStore {
  readonly state: () => SurgeryState;
  readonly set: (part: Partial<SurgeryState>) => void;
}

export const keptAnswers = ({ state, set }: SurgeryStore) => {
  const setContender = (index: number, change: (surgery: ContenderSurgery) => ContenderSurgery): void => {
    set({ contenders: state().contenders.map((each, other) => (other === index ? change(each) : each)) });
  };

  /** Marks these of the kept answers as stale or not. */
  const mark = (index: number, answers: readonly AnswerName[], stale: boolean): void => {
    const kept = state().contenders[index];
    const changed = answers.filter((name) => kept?.[name]?.stale === !stale);
    if (changed.length === 0) return;
    setContender(index, (surgery) => {
      const marked = changed.map((name) => [name, { ...surgery[name], stale }]);
      return { ...surgery, ...(Object.fromEntries(marked) as Partial<ContenderSurgery>) };
    });
  };

  return {
    /** The answers to these questions are no longer of what the page shows. */
    outdate: (index: number, names: readonly QuestionName[]): void => {
      mark(index, answersOf(names), true);
    },

    /** These answers are of what the page shows again. */
    restore: (index: number, answers: readonly AnswerName[]): void => {
      mark(index, answers, false);
    },

    /** Keeps an answer in place of the one of the same type. @param stale whether it is of what was shown before */
    keep: (answer: LabAnswer, stale: boolean): void => {
      setContender(answer.contender, (surgery) => ({ ...surgery, problem: null, [answer.type]: { answer, stale } }));
    },

    /** The last question about this contender was refused. */
    refuse: (index: number, problem: Problem): void => {
      setContender(index, (surgery) => ({ ...surgery, problem }));
    },

    /** Moves the answers to where their networks are. @param kept where the network of each contender stood; null: it is new */
    move: (kept: Lineage): void => {
      const before = state().contenders;
      set({ contenders: kept.map((from) => before[from ?? -1] ?? NO_ANSWERS), problem: null });
    },

    /** Drops the answers of the contenders whose network is new. @param kept as for `move`, which came before */
    dropNew: (contenders: number, kept: Lineage): void => {
      const before = state().contenders;
      const stays = (index: number) => kept[index] != null;
      const now = Array.from({ length: contenders }, (_, k) => (stays(k) ? (before[k] ?? NO_ANSWERS) : NO_ANSWERS));
      set({ contenders: now, problem: null });
    },
  };
};
