/** One contender: its cell, its size, and under "More" how it starts and what it forgets while training. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { CSSProperties, Ref } from 'react';
import { parameterCount } from '../../experiment/parameters';
import { CELLS, type ContenderSpec } from '../../experiment/schema';
import { useWords } from '../../i18n/react';
import { ChoiceField, More, NumberInput } from '../fields';
import { contenderInk, contenderStroke, letterOf } from '../model';
import { useApp } from '../store-context';
import { ContenderMore } from './ContenderMore';
import styles from './rail.module.css';

interface ContenderCardProps {
  readonly index: number;
  readonly contender: ContenderSpec;
  /** The last contender cannot be removed. */
  readonly only: boolean;
  readonly onRemove: () => void;
  readonly removeButton: Ref<HTMLButtonElement>;
}

export function ContenderCard({ index, contender, only, onRemove, removeButton }: ContenderCardProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const sizes = useApp((state) => state.data.preview?.sizes ?? null);
  const letter = letterOf(index);
  const name = t('contender.name', { letter });
  const path = (field: string) => `contenders.${index}.${field}`;
  return (
    <div
      className={styles['card']}
      role="group"
      aria-label={name}
      style={{ '--contender': contenderStroke(index) } as CSSProperties}
    >
      <div className={styles['cardHead']}>
        <span className={styles['letter']} style={{ color: contenderInk(index) }}>
          {letter}
        </span>
        <ChoiceField
          hideLabel
          label={t('fields.cell')}
          value={contender.cell}
          choices={CELLS.map((value) => ({ value, label: t(`cells.${value}`) }))}
          onChange={(cell) => set(path('cell'), cell)}
        />
        {!only && (
          <ActionIcon
            ref={removeButton}
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('network.remove', { letter })}
            onClick={onRemove}
          >
            <IconX size={14} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      <div className={styles['sizes']}>
        <label>
          {t('fields.units')}
          <NumberInput
            path={path('units')}
            label={t('fields.units')}
            value={contender.units}
            min={1}
            max={512}
            narrow
          />
        </label>
        <label>
          {t('fields.layers')}
          <NumberInput
            path={path('layers')}
            label={t('fields.layers')}
            value={contender.layers}
            min={1}
            max={4}
            narrow
          />
        </label>
      </div>
      <div className={styles['foot']}>
        <More>
          <ContenderMore index={index} contender={contender} />
        </More>
        {sizes && (
          <span className={styles['parameters']}>
            {t('network.parameters', {
              number: parameterCount(contender, sizes.inputs, sizes.outputs),
            })}
          </span>
        )}
      </div>
    </div>
  );
}
