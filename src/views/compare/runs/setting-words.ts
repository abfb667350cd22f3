/** A setting and its value in words, as the table of differences and the log of a run show them. */
import { fieldName, type Translate } from '../../../i18n';
import type { SourceSpec } from '../../../experiment/schema';
import { exact } from '../../words/format';
import { sequenceTitle } from '../../words/sequence-title';

/** Its name in the page; a run has one contender, so that its letter is left out. */
export const settingName = (path: string, t: Translate): string =>
  path === 'contenders.0' ? t('fields.contenders') : fieldName(path.replace(/^contenders\.0\./, ''), t);

export function settingText(path: string, value: unknown, t: Translate): string {
  if (value === undefined) return t('run.none');
  if (value === null) return t(NOTHING[path] ?? 'ledger.automatic');
  if (typeof value === 'boolean') return t(value ? 'ledger.yes' : 'ledger.no');
  // A seed is a name made of digits, of which all count.
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : exact(value);
  if (typeof value === 'string') return wordFor(path, value, t);
  if (path === 'data.source' && typeof value === 'object' && !Array.isArray(value))
    return sequenceTitle(value as SourceSpec, t);
  if (path === 'preparation.resample' && typeof value === 'object') {
    const words = Object.entries(value).map(([name, each]) => settingText(`${path}.${name}`, each, t));
    return words.join(t('places.listSeparator'));
  }
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) {
    return value.length === 0 ? t('run.none') : value.join(t('places.listSeparator'));
  }
  return JSON.stringify(value);
}

/** What is not set and not found either. */
const NOTHING: Readonly<Record<string, 'run.none' | 'preparation.openBound'>> = {
  'preparation.resample': 'run.none',
  'preparation.outliers.low': 'preparation.openBound',
  'preparation.outliers.high': 'preparation.openBound',
};

/** Where the catalogue names a choice, by the last part of the setting's path. */
const BRANCHES: Readonly<Record<string, string>> = {
  cell: 'cells',
  id: 'source',
  kind: 'tasks',
  gaps: 'preparation.gapRules',
  to: 'preparation.intervals',
  by: 'preparation.summaries',
  missing: 'preparation.rules',
  rule: 'preparation.rules',
  transform: 'preparation.rules',
  scale: 'preparation.rules',
  backend: 'run.backends',
};

function wordFor(path: string, value: string, t: Translate): string {
  const loose = t as unknown as (key: string, values: object) => string;
  const branch = BRANCHES[path.split('.').at(-1)!];
  const named = branch === undefined ? '' : loose(`${branch}.${value}`, { defaultValue: '' });
  return named || loose(`options.${value}`, { defaultValue: value });
}
