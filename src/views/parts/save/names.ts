/** What contenders are called in saved numbers. */
import { contenderColumn } from '../../../data/predictionsCsv';
import { useAppStore } from '../../state/store-context';

/** Reads their names, "A LSTM", the same in every language. */
export function useContenderNames(): () => string[] {
  const store = useAppStore();
  return () => store.getState().spec.contenders.map(({ cell }, k) => contenderColumn(k, cell));
}
