/** The form for an intervention: a new one, or one that is there and follows every change at once. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useId, useState, useSyncExternalStore, type CSSProperties } from 'react';
import { GATES_OF, type Operation } from '../../../experiment/interventions';
import type { AppState } from '../../../store/state';
import { problemSentence } from '../../../i18n/problems';
import { useWords } from '../../../i18n/react';
import { ChoiceField } from '../../fields';
import { letterOf } from '../../model';
import { useApp, useAppStore } from '../../store-context';
import { placed } from '../crosshair';
import { useLab } from '../lab-context';
import { turned } from './chip-text';
import { FIRST_DRAFT, draftOf, fieldsOf, fittedTo, hasValue, rangeOf, within, type Draft } from './draft';
import { RangeFields, UnitList } from './PlaceFields';
import styles from './surgery.module.css';
import { ValueField } from './ValueField';

interface ClampFormProps {
  readonly contender: number;
  /** The intervention that is changed; null: a new one. */
  readonly chosen: number | null;
  /** Another is to be changed from now on; null: a new one. */
  readonly onChoose: (index: number | null) => void;
}

const KINDS = ['clamp', 'silence', 'state'] as const;
const ACTIONS = ['erase', 'freeze', 'set'] as const;
const ADD = { clamp: 'surgery.add.clamp', silence: 'surgery.add.silence', state: 'surgery.add.state' } as const;

const problemsOf = (state: AppState) => state.problems;

export function ClampForm({ contender, chosen, onChoose }: ClampFormProps) {
  const { t } = useWords();
  const store = useAppStore();
  const { crosshair, shown, convention } = useLab();
  const spec = useApp((state) => state.spec.contenders[contender]!);
  const count = useApp((state) => state.spec.interventions.length);
  const layer = useApp((state) => state.focus.layer);
  const direction = useApp((state) => state.focus.direction);
  const pinned = useSyncExternalStore(crosshair.subscribe, () => (crosshair.isPinned() ? crosshair.read() : null));
  const being = useApp((state) => (chosen === null ? null : (state.spec.interventions[chosen] ?? null)));
  const [fresh, setFresh] = useState<Draft>(FIRST_DRAFT);
  /** A list of units as it was typed last, and into what. */
  const [typed, setTyped] = useState<{
    readonly of: number | null;
    readonly list: string | null;
    readonly bad: boolean;
  } | null>(null);
  const path = `interventions.${chosen ?? count}`;
  const problem = useApp(problemsOf).find((each) => each.path === path || each.path.startsWith(`${path}.`));
  const sentenceId = useId();
  const { list, bad } = typed?.of === chosen ? typed : { list: null, bad: false };

  const operation = being === null || being.kind === 'input' ? null : (being as Operation);
  const draft = operation ? { ...draftOf(operation), ...(list !== null && { list }) } : fittedTo(fresh, spec);
  /** Where it acts: what is there stays in its place. */
  const place = () => {
    const { step, unit } = placed(crosshair.read(), shown.read());
    if (operation) return { ...operation, unit, step };
    return {
      contender,
      layer: Math.min(layer, spec.layers - 1),
      direction: spec.bidirectional ? direction : ('forward' as const),
      unit,
      step,
    };
  };
  const change = (part: Partial<Draft>) => {
    const quantity = 'kind' in part || 'gate' in part || 'state' in part || 'action' in part;
    const next = quantity ? within({ ...draft, ...part }, spec) : { ...draft, ...part };
    if (operation === null) {
      setTyped(null);
      setFresh(next);
      return;
    }
    const first = draftOf(operation);
    // A list that is opened starts as the unit at the crosshair.
    const listed = part.units === 'list' && first.units === 'all' ? { ...next, units: 'here' as const } : next;
    const fields = fieldsOf(listed, place());
    setTyped({ of: chosen, list: part.list ?? null, bad: fields === null });
    if (fields !== null) store.getState().alterIntervention(chosen!, changedIn(operation, fields));
  };
  const add = () => {
    const fields = fieldsOf(draft, place());
    setTyped({ of: chosen, list: null, bad: fields === null });
    if (fields === null) return;
    store.getState().addIntervention({ kind: draft.kind, ...fields });
    // What was just made follows its slider.
    if (store.getState().spec.interventions.length > count) onChoose(count);
  };
  const isNew = operation === null;
  const gates = GATES_OF[spec.cell];
  const gate = draft.kind === 'clamp' ? draft.gate : null;
  const [low, high] = rangeOf(draft, spec);
  const ends = [turned(gate, low, convention), turned(gate, high, convention)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  const sentence = bad ? t('surgery.unreadable') : problem && problemSentence({ ...problem, path: '' }, t);
  const described = sentence ? sentenceId : undefined;
  return (
    <form
      className={styles['form']}
      aria-label={isNew ? t('surgery.form', { letter: letterOf(contender) }) : t('surgery.changing')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isNew) add();
        else onChoose(null);
      }}
    >
      {isNew && (
        <ChoiceField
          label={t('surgery.what')}
          value={draft.kind}
          choices={KINDS.filter((kind) => kind !== 'clamp' || gates.length > 0).map((value) => ({
            value,
            label: t(`surgery.kinds.${value}`),
          }))}
          onChange={(value) => change({ kind: value as Draft['kind'] })}
        />
      )}
      {draft.kind === 'clamp' && (
        <ChoiceField
          label={t('surgery.gate')}
          value={draft.gate}
          choices={gates.map((value) => ({ value, label: `${value} ${t(`gates.${value}`)}` }))}
          onChange={(value) => change({ gate: value as Draft['gate'] })}
        />
      )}
      {draft.kind === 'state' && (
        <>
          <ChoiceField
            label={t('surgery.state')}
            value={draft.state}
            choices={(['c', 'h'] as const)
              .filter((name) => name === 'h' || spec.cell === 'lstm')
              .map((value) => ({ value, label: `${value} ${t(`gates.${value}`)}` }))}
            onChange={(value) => change({ state: value as Draft['state'] })}
          />
          <ChoiceField
            label={t('surgery.action')}
            value={draft.action}
            choices={ACTIONS.map((value) => ({ value, label: t(`surgery.actions.${value}`) }))}
            onChange={(value) => change({ action: value as Draft['action'] })}
          />
        </>
      )}
      <ChoiceField
        label={t('surgery.units')}
        value={draft.units}
        choices={[
          {
            value: 'here',
            label: pinned ? t('surgery.unitPinned', { unit: pinned.unit + 1 }) : t('surgery.unitHere'),
          },
          { value: 'all', label: t('surgery.everyUnit') },
          { value: 'list', label: t('surgery.unitList') },
        ]}
        onChange={(value) => change({ units: value as Draft['units'] })}
      />
      {draft.units === 'list' && (
        <UnitList
          text={draft.list}
          units={spec.units}
          describedBy={described}
          onChange={(text) => change({ list: text, units: 'list' })}
          // What could not be read gives way to what acts.
          onLeave={() => setTyped(null)}
        />
      )}
      {draft.kind !== 'silence' && (
        <>
          <ChoiceField
            label={t('surgery.steps')}
            value={draft.steps}
            choices={[
              { value: 'all', label: t('surgery.allSteps') },
              {
                value: 'here',
                label: pinned ? t('surgery.stepPinned', { step: pinned.step + 1 }) : t('surgery.stepHere'),
              },
              { value: 'range', label: t('surgery.stepRange') },
            ]}
            onChange={(value) => change({ steps: value as Draft['steps'] })}
          />
          {draft.steps === 'range' && <RangeFields from={draft.from} to={draft.to} onChange={change} />}
        </>
      )}
      {hasValue(draft) && (
        <ValueField
          key={`${chosen} ${draft.kind} ${draft.gate}`}
          label={t('surgery.value')}
          value={turned(gate, draft.value, convention)}
          range={ends}
          refused={problem?.path === `${path}.value`}
          describedBy={described}
          onChange={(value) => change({ value: turned(gate, value, convention) })}
        />
      )}
      <p id={sentenceId} className={styles['sentence']} hidden={!sentence}>
        {sentence}
      </p>
      <div className={styles['buttons']}>
        <Button
          type="submit"
          size="compact-sm"
          variant={isNew ? 'filled' : 'default'}
          {...(isNew && { style: { '--button-color': 'var(--on-accent)' } as CSSProperties })}
          leftSection={isNew && <IconPlus size={13} aria-hidden="true" />}
        >
          {isNew ? t(ADD[draft.kind]) : t('surgery.done')}
        </Button>
      </div>
    </form>
  );
}

/** Those of the fields that differ, so that a dragged value is one step of undo. */
const changedIn = (operation: object, fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify((operation as Record<string, unknown>)[name]),
    ),
  );
