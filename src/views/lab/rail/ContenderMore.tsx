/** How a contender reads, and how its cells compute, start and drop out; only what its kind of cell has. */
import { Fragment } from 'react';
import { biasFieldsOf, fieldActs, type BiasField } from '../../../experiment/cells';
import { ACTIVATIONS, GATE_ACTIVATIONS, KERNEL_INITIALISERS, type ContenderSpec } from '../../../experiment/schema';
import { useWords } from '../../../i18n/react';
import { ChoiceField, NumberField, SwitchField } from '../../parts/fields';
import { useApp } from '../../state/store-context';
import type { Differing } from './differing';

interface ContenderMoreProps {
  readonly index: number;
  readonly contender: ContenderSpec;
  /** What A has instead. */
  readonly mark: Differing['mark'];
}

export function ContenderMore({ index, contender, mark }: ContenderMoreProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const acts = (field: keyof ContenderSpec) => fieldActs(contender, field);
  const path = (field: keyof ContenderSpec) => `contenders.${index}.${field}`;
  const choices = (
    values: readonly (typeof ACTIVATIONS | typeof GATE_ACTIVATIONS | typeof KERNEL_INITIALISERS)[number][],
  ) => values.map((value) => ({ value, label: t(`options.${value}`) }));
  const choice = (
    field: 'activation' | 'gateActivation' | 'kernelInitialiser' | 'recurrentInitialiser',
    values: Parameters<typeof choices>[0],
  ) => (
    <ChoiceField
      label={t(`fields.${field}`)}
      value={contender[field]}
      choices={choices(values)}
      differs={mark(field)}
      onChange={(value) => set(path(field), value)}
    />
  );
  const number = (field: BiasField | 'dropout' | 'recurrentDropout', step: number) => (
    <NumberField
      path={path(field)}
      label={t(`fields.${field}`)}
      value={contender[field]}
      step={step}
      differs={mark(field)}
    />
  );
  return (
    <>
      <SwitchField
        label={t('fields.bidirectional')}
        checked={contender.bidirectional}
        differs={mark('bidirectional')}
        onChange={(checked) => set(path('bidirectional'), checked)}
      />
      {choice('activation', ACTIVATIONS)}
      {acts('gateActivation') && choice('gateActivation', GATE_ACTIVATIONS)}
      {acts('resetAfter') && (
        <ChoiceField
          label={t('fields.resetAfter')}
          value={contender.resetAfter ? 'after' : 'before'}
          choices={(['after', 'before'] as const).map((value) => ({ value, label: t(`options.${value}`) }))}
          onChange={(value) => set(path('resetAfter'), value === 'after')}
          differs={mark('resetAfter')}
        />
      )}
      {choice('kernelInitialiser', KERNEL_INITIALISERS)}
      {choice('recurrentInitialiser', KERNEL_INITIALISERS)}
      {biasFieldsOf(contender.cell)
        .filter(acts)
        .map((field) => (
          <Fragment key={field}>{number(field, 0.5)}</Fragment>
        ))}
      {acts('chronoMax') && (
        <NumberField
          path={path('chronoMax')}
          label={t('fields.chronoMax')}
          value={contender.chronoMax}
          hint={t('hints.chronoMax')}
          differs={mark('chronoMax')}
        />
      )}
      {number('dropout', 0.05)}
      {number('recurrentDropout', 0.05)}
    </>
  );
}
