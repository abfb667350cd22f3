/** Names of columns, inputs and classes in the page's language where they are the page's own; those of a data set or file stay as they are. */
import { useCallback } from 'react';
import type { Translate } from '../i18n';
import { useWords } from '../i18n/react';
import { useApp } from './store-context';

const OWN = ['value', 'marker', 'sum', 'bit', 'even', 'odd', 'blank', 'go'] as const;

/** A made-up sequence's own name in words; any other name, "A", "x" or "(", stands for itself. */
export function madeUpName(name: string, t: Translate): string {
  const own = OWN.find((each) => each === name);
  return own === undefined ? name : t(`madeUp.${own}`);
}

/** Puts the names of the current sequence into words. */
export function useNames(): (name: string) => string {
  const { t } = useWords();
  const given = useApp(({ spec: { data } }) => data.source.kind === 'dataset' || data.source.kind === 'file');
  return useCallback((name: string) => (given ? name : madeUpName(name, t)), [given, t]);
}
