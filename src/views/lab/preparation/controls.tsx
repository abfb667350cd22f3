/** The settings of each step: fields of the spec, each shown only where turning it changes the run. */
import type { ReactNode } from 'react';
import {
  CALENDAR_UNITS,
  GAP_RULES,
  INTERVALS,
  MISSING_RULES,
  OUTLIER_RULES,
  SCALES,
  SMOOTHINGS,
  SUMMARIES,
  TRANSFORMS,
  type PreparationSpec,
} from '../../../experiment/schema';
import { readableAhead } from '../../../experiment/readable';
import type { PreparationStep } from '../../../experiment/sequences';
import { useWords } from '../../../i18n/react';
import { ChoiceField, ListField, NumberField, SwitchField } from '../../parts/fields';
import type { Preview } from '../../state/model';
import { useApp } from '../../state/store-context';
import { useNames } from '../../words/made-up-names';
import { tellsUnit } from './dates';
import { rangeOf, roundedOut } from './drawing';
import styles from './preparation.module.css';

interface ControlsProps {
  readonly preparation: PreparationSpec;
  readonly preview: Preview;
}

type Rule =
  | (typeof MISSING_RULES)[number]
  | (typeof OUTLIER_RULES)[number]
  | (typeof SMOOTHINGS)[number]
  | (typeof TRANSFORMS)[number]
  | (typeof SCALES)[number];

interface RuleChoiceProps {
  readonly step: 'missing' | 'outliers' | 'smoothing' | 'transform' | 'scale';
  readonly value: Rule;
  readonly rules: readonly Rule[];
  /** Where more than the rule is set; else the field of the step's name is. */
  readonly choose?: (rule: string) => void;
}

function RuleChoice({ step, value, rules, choose }: RuleChoiceProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  return (
    <ChoiceField
      hideLabel
      label={t(`preparation.steps.${step}`)}
      value={value}
      choices={rules.map((rule) => ({ value: rule, label: t(`preparation.rules.${rule}`) }))}
      onChange={choose ?? ((rule) => set(`preparation.${step}`, rule))}
    />
  );
}

function Time(props: ControlsProps) {
  return (
    <>
      <Resample {...props} />
      <Gaps {...props} />
    </>
  );
}

function Resample({ preparation: { resample } }: ControlsProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  return (
    <>
      <ChoiceField
        label={t('preparation.resample')}
        value={resample?.to ?? 'none'}
        choices={(['none', ...INTERVALS] as const).map((to) => ({
          value: to,
          label: t(`preparation.intervals.${to}`),
        }))}
        onChange={(to) => set('preparation.resample', to === 'none' ? null : { to, by: resample?.by ?? 'mean' })}
      />
      {resample !== null && (
        <ChoiceField
          label={t('preparation.summary')}
          value={resample.by}
          choices={SUMMARIES.map((by) => ({ value: by, label: t(`preparation.summaries.${by}`) }))}
          onChange={(by) => set('preparation.resample.by', by)}
        />
      )}
    </>
  );
}

function Gaps({ preparation: { gaps }, preview }: ControlsProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const holes = preview.steps.some(({ step, facts }) => step === 'time' && facts.some(({ code }) => code === 'holes'));
  // Where no row is missing the rules are one.
  if (!holes && gaps === 'ignore') return null;
  return (
    <ChoiceField
      hideLabel
      label={t('fields.gaps')}
      value={gaps}
      choices={GAP_RULES.toReversed().map((rule) => ({ value: rule, label: t(`preparation.gapRules.${rule}`) }))}
      onChange={(rule) => set('preparation.gaps', rule)}
    />
  );
}

function Missing({ preparation: { missing, missingIndicator }, preview }: ControlsProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const gaps = preview.steps.some(({ step, cells }) => step === 'missing' && cells > 0);
  // Without a gap no rule would change anything.
  if (!gaps) return null;
  return (
    <>
      <RuleChoice step="missing" value={missing} rules={MISSING_RULES} />
      {missing !== 'dropRow' && (
        <SwitchField
          label={t('preparation.missingIndicator')}
          checked={missingIndicator}
          onChange={(wanted) => set('preparation.missingIndicator', wanted)}
        />
      )}
    </>
  );
}

function Outliers({ preparation: { outliers }, preview }: ControlsProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const { low, high } = outliers;
  const choose = (rule: string) => {
    const range = rangeOf(preview.lines[0]!.values);
    // One bound is needed; those around the series change nothing until one is moved.
    const isOpen = rule === 'bounds' && low === null && high === null;
    set('preparation.outliers', { ...outliers, rule, ...(isOpen && range !== null ? roundedOut(range) : {}) });
  };
  return (
    <>
      <RuleChoice step="outliers" value={outliers.rule} rules={OUTLIER_RULES} choose={choose} />
      {outliers.rule === 'bounds' &&
        (['low', 'high'] as const).map((side) => (
          <NumberField
            key={side}
            path={`preparation.outliers.${side}`}
            label={t(`preparation.${side}`)}
            value={outliers[side]}
            placeholder={t('preparation.openBound')}
          />
        ))}
      {(outliers.rule === 'iqr' || outliers.rule === 'sigma') && (
        <NumberField path="preparation.outliers.k" label={t('preparation.k')} value={outliers.k} step={0.5} />
      )}
    </>
  );
}

function Smoothing({ preparation: { smoothing } }: ControlsProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const { rule, rows, alpha } = smoothing;
  const choose = (wanted: string) => set('preparation.smoothing.rule', wanted);
  return (
    <>
      <RuleChoice step="smoothing" value={rule} rules={SMOOTHINGS} choose={choose} />
      {rule === 'movingMean' && (
        <NumberField path="preparation.smoothing.rows" label={t('preparation.smoothingRows')} value={rows} />
      )}
      {rule === 'exponential' && (
        <NumberField path="preparation.smoothing.alpha" label={t('preparation.alpha')} value={alpha} step={0.1} />
      )}
    </>
  );
}

function Features({ preparation: { features }, preview }: ControlsProps) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  const { timeSince, words, calendar, rollingMean, rollingStd, lags } = features;
  const units = CALENDAR_UNITS.filter((unit) => tellsUnit(preview.datePrecision, unit));
  return (
    <>
      {(preview.uneven || timeSince) && (
        <SwitchField
          label={t('preparation.timeSince')}
          checked={timeSince}
          onChange={(wanted) => set('preparation.features.timeSince', wanted)}
        />
      )}
      {units.length > 0 && (
        <fieldset className={styles['calendar']}>
          <legend>{t('preparation.calendar')}</legend>
          {units.map((unit) => (
            <label key={unit}>
              <input
                type="checkbox"
                checked={calendar.includes(unit)}
                onChange={(event) => {
                  const wanted = event.currentTarget.checked;
                  const next = CALENDAR_UNITS.filter((other) => (other === unit ? wanted : calendar.includes(other)));
                  set('preparation.features.calendar', next);
                }}
              />
              {t(`preparation.calendarUnits.${unit}`)}
            </label>
          ))}
        </fieldset>
      )}
      <Words words={words} texts={preview.texts} />
      <KnownAhead features={features} />
      {(['rollingMean', 'rollingStd'] as const).map((name) => (
        <NumberField
          key={name}
          path={`preparation.features.${name}`}
          label={t(`preparation.${name}`)}
          value={name === 'rollingMean' ? rollingMean : rollingStd}
          placeholder={t('preparation.off')}
        />
      ))}
      <ListField
        path="preparation.features.lags"
        label={t('preparation.lags')}
        value={lags}
        placeholder={t('preparation.off')}
        mayBeEmpty
        commit={(next) => set('preparation.features.lags', next)}
      />
    </>
  );
}

function Words({ words, texts }: { readonly words: readonly string[]; readonly texts: Preview['texts'] }) {
  const { t } = useWords();
  const set = useApp((state) => state.set);
  if (texts.length === 0) return null;
  return (
    <fieldset className={styles['calendar']}>
      <legend>{t('preparation.words')}</legend>
      {texts.map(({ name, words: count }) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={words.includes(name)}
            onChange={(event) => {
              const wanted = event.currentTarget.checked;
              const others = words.filter((other) => other !== name);
              set('preparation.features.words', wanted ? [...others, name] : others);
            }}
          />
          {t('preparation.wordCount', { name, count })}
        </label>
      ))}
    </fieldset>
  );
}

/** Which inputs are known for the rows predicted: columns that are not predicted themselves, words, the calendar. */
function KnownAhead({ features }: { readonly features: PreparationSpec['features'] }) {
  const { t } = useWords();
  const named = useNames();
  const set = useApp((state) => state.set);
  const spec = useApp((state) => state.spec);
  const { knownAhead, calendarAhead, calendar } = features;
  const names = readableAhead(spec);
  if (names.length === 0 && calendar.length === 0) return null;
  return (
    <fieldset className={styles['calendar']}>
      <legend>{t('preparation.knownAhead')}</legend>
      {names.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={knownAhead.includes(name)}
            onChange={(event) => {
              const wanted = event.currentTarget.checked;
              const next = names.filter((other) => (other === name ? wanted : knownAhead.includes(other)));
              set('preparation.features.knownAhead', next);
            }}
          />
          {named(name)}
        </label>
      ))}
      {calendar.length > 0 && (
        <label>
          <input
            type="checkbox"
            checked={calendarAhead}
            onChange={(event) => {
              set('preparation.features.calendarAhead', event.currentTarget.checked);
            }}
          />
          {t('preparation.calendarAhead')}
        </label>
      )}
    </fieldset>
  );
}

/** Split and windows are set elsewhere: on the drawing, and beside the preview. */
export const CONTROLS: Readonly<Record<PreparationStep, ((props: ControlsProps) => ReactNode) | null>> = {
  time: Time,
  missing: Missing,
  outliers: Outliers,
  smoothing: Smoothing,
  transform: ({ preparation: { transform } }) => <RuleChoice step="transform" value={transform} rules={TRANSFORMS} />,
  features: Features,
  split: null,
  scale: ({ preparation: { scale } }) => <RuleChoice step="scale" value={scale} rules={SCALES} />,
  windows: null,
};
