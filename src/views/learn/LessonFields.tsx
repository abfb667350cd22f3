/** The settings that a step is about, beside Train. What the preparation has controls for is changed in its own view. */
import { fieldAt } from '../../experiment/fields';
import { ACTIVATIONS, MATCHINGS, MISSING_RULES, OUTLIER_RULES, TRANSFORMS } from '../../experiment/schema';
import type { Translate } from '../../i18n';
import { useWords } from '../../i18n/react';
import { Columns } from '../lab/rail/Columns';
import { letterOf } from '../state/model';
import { useApp } from '../state/store-context';
import { ChoiceField, NumberField, SwitchField } from '../parts/fields';
import styles from './learn.module.css';

export function LessonFields({ paths }: { readonly paths: readonly string[] }) {
  return (
    <div className={styles['fields']}>
      {paths.map((path) => (
        <LessonField key={path} path={path} />
      ))}
    </div>
  );
}

interface Choices {
  readonly label: (t: Translate) => string;
  readonly of: (t: Translate) => readonly { readonly value: string; readonly label: string }[];
}

const options =
  (
    values: readonly (
      | 'none'
      | 'norm'
      | 'value'
      | 'auto'
      | 'mse'
      | 'mae'
      | 'huber'
      | 'direct'
      | 'recursive'
      | (typeof ACTIVATIONS)[number]
    )[],
  ) =>
  (t: Translate) =>
    values.map((value) => ({ value, label: t(`options.${value}`) }));
const rules =
  (
    values: readonly ((typeof MISSING_RULES)[number] | (typeof OUTLIER_RULES)[number] | (typeof TRANSFORMS)[number])[],
  ) =>
  (t: Translate) =>
    values.map((value) => ({ value, label: t(`preparation.rules.${value}`) }));

/** What may be chosen, by the end of the path. */
const CHOICES: Readonly<Record<string, Choices>> = {
  'clipping.rule': { label: (t) => t('fields.clipping'), of: options(['none', 'norm', 'value']) },
  'training.loss': { label: (t) => t('fields.loss'), of: options(['auto', 'mse', 'mae', 'huber']) },
  'task.strategy': { label: (t) => t('fields.strategy'), of: options(['direct', 'recursive']) },
  activation: { label: (t) => t('fields.activation'), of: options(ACTIVATIONS) },
  matching: {
    label: (t) => t('contenders.match'),
    of: (t) => MATCHINGS.map((value) => ({ value, label: t(`contenders.matchings.${value}`) })),
  },
  'preparation.missing': { label: (t) => t('preparation.steps.missing'), of: rules(MISSING_RULES) },
  'outliers.rule': { label: (t) => t('preparation.steps.outliers'), of: rules(OUTLIER_RULES) },
  'preparation.transform': { label: (t) => t('preparation.steps.transform'), of: rules(TRANSFORMS) },
};

/** Fields whose label is not called by the end of their path. */
const LABELS: Readonly<Record<string, (t: Translate) => string>> = {
  'earlyStopping.enabled': (t) => t('fields.earlyStopping'),
  'outliers.k': (t) => t('fields.outliersK'),
  trainingSeed: (t) => t('ledger.columns.trainingSeed'),
};

const of = <V,>(table: Readonly<Record<string, V>>, path: string): V | null =>
  Object.entries(table).find(([end]) => path === end || path.endsWith(`.${end}`))?.[1] ?? null;

/** Which settings of a spec a lesson can offer by path. */
export const isOffered = (path: string): boolean =>
  !path.startsWith('preparation.features') && !path.startsWith('preparation.split');

function LessonField({ path }: { readonly path: string }) {
  const { t } = useWords();
  const value = useApp((state) => fieldAt(state.spec, path));
  const set = useApp((state) => state.set);
  if (!isOffered(path)) return null;
  if (path === 'data.inputs') return <Columns />;
  const contender = /^contenders\.(\d)\./.exec(path);
  const letter = contender ? `${letterOf(Number(contender[1]))} ` : '';
  const choices = of(CHOICES, path);
  if (choices !== null) {
    return (
      <ChoiceField
        inline
        label={`${letter}${choices.label(t)}`}
        value={String(value)}
        choices={choices.of(t)}
        onChange={(chosen) => set(path, chosen)}
      />
    );
  }
  const label = `${letter}${of(LABELS, path)?.(t) ?? t(`fields.${path.split('.').at(-1)! as 'lag'}`)}`;
  if (typeof value === 'boolean') return <SwitchField label={label} checked={value} onChange={(on) => set(path, on)} />;
  return <NumberField path={path} label={label} value={value as number | null} />;
}
