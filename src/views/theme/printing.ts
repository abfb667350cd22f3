/** Whether the page is being put on paper, where it has light colours whatever the screen has. */
import { useSyncExternalStore } from 'react';

const paper = window.matchMedia('print');
/** Not every browser tells of its print medium in time; all say when printing begins and ends. */
let begun = false;

function subscribe(changed: () => void): () => void {
  const begins = () => {
    begun = true;
    changed();
  };
  const ends = () => {
    begun = false;
    changed();
  };
  paper.addEventListener('change', changed);
  window.addEventListener('beforeprint', begins);
  window.addEventListener('afterprint', ends);
  return () => {
    paper.removeEventListener('change', changed);
    window.removeEventListener('beforeprint', begins);
    window.removeEventListener('afterprint', ends);
  };
}

/** Kept up to date while the page is printed. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => begun || paper.matches);
