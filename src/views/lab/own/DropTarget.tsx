/** The whole page as a place to drop a file: while one is dragged over it, it says so. */
import { useEffect, useState } from 'react';
import { problem } from '../../../experiment/problem';
import { beginsLikeRuns } from '../../../experiment/runRecord';
import { useWords } from '../../../i18n/react';
import type { AppState } from '../../../store/state';
import styles from './own.module.css';

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** One that cannot be read is opened as a table, which says why. */
const holdsRuns = async (file: File): Promise<boolean> => {
  try {
    return beginsLikeRuns(await file.slice(0, 1000).text());
  } catch {
    return false;
  }
};

interface DropTargetProps {
  /** Shows the experiment that takes the file, and gives its state. */
  readonly arrive: () => Pick<AppState, 'importRuns' | 'openFile' | 'report'>;
}

export function DropTarget({ arrive }: DropTargetProps) {
  const { t } = useWords();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!holdsFile(event)) return;
      // Without this the browser would leave the page and show the file.
      event.preventDefault();
      setOver(true);
    };
    // Leaving an element for another one has a target; leaving the window has none.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!holdsFile(event)) return;
      event.preventDefault();
      const [file, ...more] = event.dataTransfer?.files ?? [];
      const { importRuns, openFile, report } = arrive();
      // Which of several was meant is not for the page to guess.
      if (more.length > 0) report(problem('', 'filesTooMany', { count: more.length + 1 }));
      else if (file) void holdsRuns(file).then((runs) => (runs ? importRuns : openFile)(file, file.name));
    };
    const events = { dragenter: enter, dragover: enter, dragleave: leave, drop } as const;
    const all = Object.entries(events) as [keyof typeof events, (event: DragEvent) => void][];
    for (const [name, listener] of all) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of all) window.removeEventListener(name, listener);
    };
  }, [arrive]);
  if (!over) return null;
  return (
    <div className={styles['drop']} role="status">
      <div className={styles['dropCard']}>
        <strong>{t('own.drop')}</strong>
        <span>{t('own.dropHint')}</span>
      </div>
    </div>
  );
}
