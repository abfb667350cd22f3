/** Turns the editing of the input sequence on, and says how much of it is set by hand. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { AppState } from '../../../../store/state';
import { useWords } from '../../../../i18n/react';
import { ChoiceField, SwitchField } from '../../../parts/fields';
import { useNames } from '../../../words/made-up-names';
import { useApp, useAppStore, usePreview } from '../../../state/store-context';
import { useShapeOfTraces } from '../../shared/lab-context';
import { useEditing } from '../../shared/editing';
import { removedFrom } from './keep-focus';
import styles from './surgery.module.css';

const listed = (state: AppState) => state.spec.interventions;

export function InputEdits() {
  const { t } = useWords();
  const store = useAppStore();
  const name = useNames();
  const { on, variable, change } = useEditing();
  const edits = useApp(listed).filter(({ kind }) => kind === 'input');
  const variables = usePreview()?.sizes.variables ?? 1;
  const names = useShapeOfTraces().find((trace) => trace !== null)?.inputNames ?? [];
  const acts = edits.some((each) => each.on);
  const replace = (keep: (each: (typeof edits)[number]) => object[]) => {
    const { spec, set } = store.getState();
    set(
      'interventions',
      spec.interventions.flatMap((each) => (each.kind === 'input' ? keep(each) : [each])),
    );
  };
  const text = t('surgery.inputs', { count: edits.length });
  return (
    <div className={styles['inputs']}>
      <SwitchField label={t('surgery.edit')} checked={on} onChange={(checked) => change({ on: checked })} />
      {on && variables > 1 && (
        <ChoiceField
          label={t('surgery.variable')}
          value={String(variable)}
          choices={names.slice(0, variables).map((each, k) => ({ value: String(k), label: name(each) }))}
          onChange={(value) => change({ variable: Number(value) })}
        />
      )}
      {on && <p className={styles['explained']}>{t('surgery.editKeys')}</p>}
      {edits.length > 0 && (
        <div className={styles['chips']} role="group" aria-label={t('surgery.onInput')}>
          <b>x</b>
          <span className={styles['chip']} data-chip="" data-off={!acts}>
            <button
              type="button"
              className={styles['toggle']}
              aria-pressed={acts}
              onClick={() => replace((each) => [{ ...each, on: !acts }])}
            >
              {text}
            </button>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('surgery.remove', { text })}
              onClick={(event) => removedFrom(event.currentTarget, () => replace(() => []))}
            >
              <IconX size={14} aria-hidden="true" />
            </ActionIcon>
          </span>
        </div>
      )}
    </div>
  );
}
