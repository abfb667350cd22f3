/** The layer that is looked into, and asking the laboratory about it while a view is open. */
import { useEffect, useMemo } from 'react';
import type { Problem } from '../../../experiment/problem';
import type { Direction } from '../../../experiment/directions';
import type { CellName } from '../../../experiment/cells';
import type { AppState } from '../../../store/state';
import type { ContenderSurgery, LabRequest } from '../../../store/surgeryState';
import { useApp } from '../../state/store-context';

/** One direction of one layer of the contender whose cell is drawn, of the first contender while none is. */
export interface LookedInto {
  readonly contender: number;
  readonly cell: CellName;
  readonly layer: number;
  readonly direction: Direction;
}

const lookedInto = ({ spec, focus }: AppState): LookedInto => {
  const contender = Math.min(focus.cell ?? 0, spec.contenders.length - 1);
  const { cell, layers, bidirectional } = spec.contenders[contender]!;
  const direction = bidirectional ? focus.direction : 'forward';
  return { contender, cell, layer: Math.min(focus.layer, layers - 1), direction };
};

export const useLookedInto = (): LookedInto =>
  useApp(
    lookedInto,
    (a, b) => a.contender === b.contender && a.cell === b.cell && a.layer === b.layer && a.direction === b.direction,
  );

/** Asks as long as the view is there; null asks nothing. */
export function useAsked(request: LabRequest | null): void {
  const watchSurgery = useApp((state) => state.watchSurgery);
  const askLab = useApp((state) => state.askLab);
  const leaveLab = useApp((state) => state.leaveLab);
  const text = JSON.stringify(request);
  const same = useMemo(() => JSON.parse(text) as LabRequest | null, [text]);
  useEffect(() => {
    watchSurgery(true);
    return () => watchSurgery(false);
  }, [watchSurgery]);
  useEffect(() => {
    if (same === null) return undefined;
    askLab(same);
    return () => leaveLab(same.type, same.contender);
  }, [same, askLab, leaveLab]);
}

type Told = 'projected' | 'anatomy';
type AnswerOf<T extends Told> = NonNullable<ContenderSurgery[T]>['answer'];

/** The laboratory's last answer about the layer that is looked into; null while there is none. */
export function useAnswer<T extends Told>(type: T, { contender, layer, direction }: LookedInto): AnswerOf<T> | null {
  const answer = useApp((state) => state.surgery.contenders[contender]?.[type]?.answer ?? null) as AnswerOf<T> | null;
  return answer?.layer === layer && answer.direction === direction ? answer : null;
}

/** Why there is no answer. */
export const useRefusal = ({ contender }: LookedInto): Problem | null =>
  useApp(({ surgery }) => surgery.problem ?? surgery.contenders[contender]?.problem ?? null);
