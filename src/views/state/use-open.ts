/** Whether a part of the page is unfolded, and what turns that round, as a fold takes them. */
import { isOpen } from '../../store/opened';
import { useApp } from './store-context';

interface Open {
  readonly open: boolean;
  readonly onToggle: () => void;
}

/** @param id as `store/opened.ts` lists them */
export function useOpen(id: string): Open {
  const open = useApp((state) => isOpen(state, id));
  const setOpen = useApp((state) => state.setOpen);
  return { open, onToggle: () => setOpen(id, !open) };
}
