/** The parameters of sequences that are made up: the ones that matter in plain sight, the rest under "More". */
import type { SourceSpec } from '../../experiment/schema';
import { useWords } from '../../i18n/react';
import { ListField, NumberField, SliderField } from '../fields';
import { useApp } from '../store-context';

const path = (field: string): string => `data.source.${field}`;

/** Lag of a memory task; periods and noise of a series. */
export function SourceDials({ source }: { source: SourceSpec }) {
  const { t } = useWords();
  const load = useApp((state) => state.load);
  const spec = useApp((state) => state.spec);
  switch (source.kind) {
    case 'dataset':
      return null;
    case 'sine':
      return (
        <>
          <NumberField
            path={path('period')}
            label={t('fields.period')}
            value={source.period}
            min={2}
            max={10_000}
            step="size"
          />
          <NumberField
            path={path('noise')}
            label={t('fields.noise')}
            value={source.noise}
            min={0}
            max={1e6}
            step={0.05}
          />
        </>
      );
    case 'sumOfSines':
      return (
        <>
          <ListField
            path={path('periods')}
            label={t('fields.periods')}
            value={source.periods}
            hint={t('hints.list')}
            commit={(periods) => {
              // One amplitude for each period, or neither list could be changed alone.
              // Never more than eight: what is wrong with the periods is said of the periods alone.
              const amplitudes = periods.slice(0, 8).map((_, k) => source.amplitudes[k] ?? 1);
              load({ ...spec, data: { ...spec.data, source: { ...source, periods, amplitudes } } });
            }}
          />
          <NumberField
            path={path('noise')}
            label={t('fields.noise')}
            value={source.noise}
            min={0}
            max={1e6}
            step={0.05}
          />
        </>
      );
    case 'adding':
    case 'delayedRecall': {
      const [min, max, to] = source.kind === 'adding' ? [4, 1000, 400] : [1, 500, 200];
      return (
        <SliderField
          path={path('lag')}
          label={t('fields.lag')}
          sliderLabel={t('fields.lagSlider')}
          value={source.lag}
          min={min}
          max={max}
          from={min}
          to={to}
          whole
          hint={t(source.kind === 'adding' ? 'hints.lagAdding' : 'hints.lagRecall')}
        />
      );
    }
  }
}

/** The rest of the parameters. */
export function SourceMore({ source }: { source: SourceSpec }) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  if (source.kind === 'dataset') return null;
  if (source.kind === 'sine' || source.kind === 'sumOfSines') {
    return (
      <>
        <NumberField path={path('length')} label={t('fields.length')} value={source.length} min={20} max={20_000} />
        {source.kind === 'sine' ? (
          <NumberField
            path={path('amplitude')}
            label={t('fields.amplitude')}
            value={source.amplitude}
            min={0}
            max={1e6}
            step="size"
          />
        ) : (
          <ListField
            path={path('amplitudes')}
            label={t('fields.amplitudes')}
            value={source.amplitudes}
            hint={t('hints.list')}
            commit={(amplitudes) => set(path('amplitudes'), amplitudes)}
          />
        )}
      </>
    );
  }
  return (
    <>
      {source.kind === 'delayedRecall' && (
        <>
          <NumberField path={path('symbols')} label={t('fields.symbols')} value={source.symbols} min={2} max={16} />
          <NumberField path={path('answers')} label={t('fields.answers')} value={source.answers} min={1} max={500} />
        </>
      )}
      <NumberField
        path={path('sequencesPerEpoch')}
        label={t('fields.sequencesPerEpoch')}
        value={source.sequencesPerEpoch}
        min={1}
        max={100_000}
        step={1}
      />
      <NumberField
        path={path('heldOutSequences')}
        label={t('fields.heldOutSequences')}
        value={source.heldOutSequences}
        min={1}
        max={20_000}
        step={1}
      />
    </>
  );
}
