/** Keys that work anywhere on the page. */
import { useEffect } from 'react';
import { isTraining } from '../state/model';
import { useAppStore } from '../state/store-context';

/** Fields in which the browser's own undo belongs to the person. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && ['number', 'text'].includes(target.type);

/** Ctrl or Command with Enter, Z, Shift+Z or Y. */
export function useShortcuts(): void {
  const store = useAppStore();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      const { run, train, pause, undo, redo } = store.getState();
      const key = event.key.toLowerCase();
      if (key === 'enter') {
        event.preventDefault();
        if (isTraining(run.status) || run.onceBuilt !== 'rest') pause();
        else train();
      } else if (!typing(event.target) && (key === 'z' || key === 'y')) {
        event.preventDefault();
        if (key === 'y' || event.shiftKey) redo();
        else undo();
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store]);
}
