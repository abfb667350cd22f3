/** One contender: its cell, its size, and under "More" how it starts and what it forgets while training. */
import { ActionIcon } from '@mantine/core';
import { IconCopy, IconX } from '@tabler/icons-react';
import { useId, type CSSProperties, type Ref } from 'react';
import { parameterCount } from '../../../experiment/parameters';
import { CELLS } from '../../../experiment/cells';
import type { ContenderSpec } from '../../../experiment/schema';
import { useWords } from '../../../i18n/react';
import { ChoiceField, Mark, More, NumberInput } from '../../parts/fields';
import { contenderInk, contenderStroke, letterOf } from '../../state/model';
import { useApp } from '../../state/store-context';
import { ContenderMore } from './ContenderMore';
import { differingFrom } from './differing';
import styles from './rail.module.css';

interface ContenderCardProps {
  readonly index: number;
  readonly contender: ContenderSpec;
  /** The last contender cannot be removed. */
  readonly only: boolean;
  readonly onRemove: () => void;
  readonly removeButton: Ref<HTMLButtonElement>;
  readonly onDuplicate: () => void;
  /** The id of the sentence that says why there can be no more; undefined while there can. */
  readonly full: string | undefined;
  /** The id of the sentence that says what sets its units; undefined where they are its own. */
  readonly held: string | undefined;
  readonly card: Ref<HTMLDivElement>;
}

export function ContenderCard({
  index,
  contender,
  only,
  onRemove,
  removeButton,
  onDuplicate,
  full,
  held,
  card,
}: ContenderCardProps) {
  const { t } = useWords();
  const id = useId();
  const set = useApp((state) => state.set);
  const sizes = useApp((state) => state.data.preview?.sizes ?? null);
  const first = useApp((state) => state.spec.contenders[0]!);
  const letter = letterOf(index);
  const { mark, folded } = differingFrom(first, contender, t);
  const markOf = (field: 'units' | 'layers') => mark(field) !== undefined && `${id}-${field}`;
  const name = t('contender.name', { letter });
  const path = (field: string) => `contenders.${index}.${field}`;
  return (
    <div
      ref={card}
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
          differs={mark('cell')}
        />
        <span className={styles['cardButtons']}>
          {/* It keeps the focus that made the race full, so it is not disabled in the browser's sense. */}
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('contenders.duplicate', { letter })}
            title={t('contenders.duplicate', { letter })}
            aria-disabled={full !== undefined}
            data-disabled={full !== undefined || undefined}
            aria-describedby={full}
            onClick={() => {
              if (full === undefined) onDuplicate();
            }}
          >
            <IconCopy size={14} aria-hidden="true" />
          </ActionIcon>
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
        </span>
      </div>
      <div className={styles['sizes']}>
        <label>
          {t('fields.units')}
          <NumberInput
            path={path('units')}
            label={t('fields.units')}
            value={contender.units}
            narrow
            readOnly={held !== undefined}
            describedBy={[markOf('units'), held].filter(Boolean).join(' ') || undefined}
          />
        </label>
        <label>
          {t('fields.layers')}
          <NumberInput
            path={path('layers')}
            label={t('fields.layers')}
            value={contender.layers}
            narrow
            describedBy={markOf('layers') || undefined}
          />
        </label>
        {(['units', 'layers'] as const).map((field) => {
          const text = mark(field);
          if (text === undefined) return null;
          return (
            <span key={field} className={styles[field === 'units' ? 'ofUnits' : 'ofLayers']}>
              <Mark id={`${id}-${field}`} text={text} />
            </span>
          );
        })}
      </div>
      <div className={styles['foot']}>
        <More of={`contender.${index}`}>
          <ContenderMore index={index} contender={contender} mark={mark} />
        </More>
        {sizes && (
          <span className={styles['parameters']}>
            {t('network.parameters', {
              number: parameterCount(contender, sizes.inputs, sizes.outputs),
            })}
          </span>
        )}
      </div>
      {folded.length > 0 && (
        <p className={styles['differs']}>
          {t('contenders.differsIn', { list: folded.join(t('places.listSeparator')) })}
        </p>
      )}
    </div>
  );
}
