/** The parameters of sequences that are made up: the ones that matter in plain sight, the rest under "More". */
import type { ComponentType } from 'react';
import { boundsAt } from '../../../experiment/bounds';
import { fieldAt } from '../../../experiment/fields';
import type { SourceSpec } from '../../../experiment/schema';
import {
  dialsOf,
  isMadeUp,
  isMemory,
  longestOnSlider,
  stepOf,
  type MadeUpKind,
  type SourceFieldName,
} from '../../../experiment/sources';
import { useWords } from '../../../i18n/react';
import { ListField, NumberField, SliderField } from '../../parts/fields';
import { useApp, useAppStore } from '../../state/store-context';

type MadeUp = Extract<SourceSpec, { kind: MadeUpKind }>;

interface FieldProps {
  readonly source: MadeUp;
  readonly field: SourceFieldName;
}

const path = (field: string): string => `data.source.${field}`;

/** Lag of a memory task; what shapes a series, and its noise. */
export function SourceDials({ source }: { source: SourceSpec }) {
  return isMadeUp(source) ? <Fields source={source} fields={dialsOf(source.kind).plain} /> : null;
}

/** The rest of the parameters. */
export function SourceMore({ source }: { source: SourceSpec }) {
  return isMadeUp(source) ? <Fields source={source} fields={dialsOf(source.kind).more} /> : null;
}

function Fields({ source, fields }: { source: MadeUp; fields: readonly SourceFieldName[] }) {
  return fields.map((field) => {
    const Field = FORMS[field] ?? PlainNumber;
    // A draft belongs to the kind that it was typed for.
    return <Field key={`${source.kind} ${field}`} source={source} field={field} />;
  });
}

/** Fields that are no plain number. */
const FORMS: { readonly [F in SourceFieldName]?: ComponentType<FieldProps> } = {
  lag: Lag,
  periods: Periods,
  amplitudes: Amplitudes,
};

function PlainNumber({ source, field }: FieldProps) {
  const { t } = useWords();
  return (
    <NumberField
      path={path(field)}
      label={t(`fields.${field}`)}
      value={fieldAt(source, field) as number}
      step={stepOf(source.kind, field)}
    />
  );
}

function Lag({ source }: FieldProps) {
  const { t } = useWords();
  if (!isMemory(source)) return null;
  const { min } = boundsAt(path('lag'), source.kind);
  return (
    <SliderField
      path={path('lag')}
      label={t('fields.lag')}
      sliderLabel={t('fields.lagSlider')}
      value={source.lag}
      from={min}
      to={longestOnSlider(source.kind)}
      hint={t(`lags.${source.kind}`)}
    />
  );
}

function Periods({ source }: FieldProps) {
  const { t } = useWords();
  const store = useAppStore();
  if (source.kind !== 'sumOfSines') return null;
  return (
    <ListField
      path={path('periods')}
      label={t('fields.periods')}
      value={source.periods}
      hint={t('hints.list')}
      commit={(periods) => {
        // One amplitude for each period, or neither list could be changed alone.
        // Never more than eight: what is wrong with the periods is said of the periods alone.
        const amplitudes = periods.slice(0, 8).map((_, k) => source.amplitudes[k] ?? 1);
        const { load, spec } = store.getState();
        load({ ...spec, data: { ...spec.data, source: { ...source, periods, amplitudes } } });
      }}
    />
  );
}

function Amplitudes({ source }: FieldProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  if (source.kind !== 'sumOfSines') return null;
  return (
    <ListField
      path={path('amplitudes')}
      label={t('fields.amplitudes')}
      value={source.amplitudes}
      hint={t('hints.list')}
      commit={(amplitudes) => set(path('amplitudes'), amplitudes)}
    />
  );
}
