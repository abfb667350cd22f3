/** The settings that a step is about, beside Train. */
import { fieldAt } from '../../experiment/fields';
import { useWords } from '../../i18n/react';
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

/** What may be chosen, by the end of the path. */
const CHOICES = {
  'clipping.rule': ['none', 'norm', 'value'],
} as const;

function LessonField({ path }: { readonly path: string }) {
  const { t } = useWords();
  const value = useApp((state) => fieldAt(state.spec, path));
  const set = useApp((state) => state.set);
  const contender = /^contenders\.(\d)\./.exec(path);
  const letter = contender ? `${letterOf(Number(contender[1]))} ` : '';
  const choices = Object.entries(CHOICES).find(([end]) => path.endsWith(end));
  if (choices !== undefined) {
    return (
      <ChoiceField
        inline
        label={`${letter}${t('fields.clipping')}`}
        value={String(value)}
        choices={choices[1].map((each) => ({ value: each, label: t(`options.${each}`) }))}
        onChange={(chosen) => set(path, chosen)}
      />
    );
  }
  const label = `${letter}${t(`fields.${path.split('.').at(-1)! as 'lag'}`)}`;
  if (typeof value === 'boolean') return <SwitchField label={label} checked={value} onChange={(on) => set(path, on)} />;
  return typeof value === 'number' ? <NumberField path={path} label={label} value={value} /> : null;
}
