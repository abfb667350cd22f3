/** What is chosen in a panel, kept by the lab: a panel goes while networks are built anew, and comes back as it was. */
import { createContext, useContext, useMemo, useState } from 'react';

/** By panel. */
interface Choices {
  readonly chosen: Readonly<Record<string, object>>;
  readonly choose: (panel: string, change: object) => void;
}

export const ChoicesContext = createContext<Choices>({ chosen: {}, choose: () => undefined });

/** For the lab, which holds them. */
export function useChoicesState(): Choices {
  const [chosen, setChosen] = useState<Choices['chosen']>({});
  return useMemo(
    () => ({
      chosen,
      choose: (panel, change) => setChosen((all) => ({ ...all, [panel]: { ...all[panel], ...change } })),
    }),
    [chosen],
  );
}

/** @param first what is chosen from the start */
export function useChoices<C extends object>(panel: string, first: C): [C, (change: Partial<C>) => void] {
  const { chosen, choose } = useContext(ChoicesContext);
  return [{ ...first, ...chosen[panel] }, (change) => choose(panel, change)];
}
