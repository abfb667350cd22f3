/** Names of columns, inputs and classes in the page's language where they come with the page; those of a file stay as they are. */
import { useCallback } from 'react';
import type { Translate } from '../../i18n';
import { useWords } from '../../i18n/react';
import { useApp } from '../state/store-context';

const OWN = ['value', 'marker', 'sum', 'bit', 'even', 'odd', 'blank', 'go'] as const;

/** A made-up sequence's own name in words; any other name, "A", "x" or "(", stands for itself. */
export function madeUpName(name: string, t: Translate): string {
  const own = OWN.find((each) => each === name);
  return own === undefined ? name : t(`madeUp.${own}`);
}

/** A column of a shipped series in words; any other name stands for itself. */
export function datasetName(name: string, t: Translate): string {
  const columns = t('columnNames', { returnObjects: true });
  return Object.hasOwn(columns, name) ? columns[name as keyof typeof columns] : name;
}

/** Puts the names of the current sequence into words. */
export function useNames(): (name: string) => string {
  const { t } = useWords();
  const kind = useApp(({ spec: { data } }) => data.source.kind);
  return useCallback(
    (name: string) => (kind === 'file' ? name : kind === 'dataset' ? datasetName(name, t) : madeUpName(name, t)),
    [kind, t],
  );
}
