/** The form for an intervention: a new one, or one that is there and follows every change at once. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useId, useState, useSyncExternalStore, type CSSProperties } from 'react';
import { gatesOf, hasState, STATES } from '../../../../experiment/cells';
import { indexOfPlace, type Operation } from '../../../../experiment/interventions';
import type { AppState } from '../../../../store/state';
import { problemSentence } from '../../../../i18n/problems';
import { useWords } from '../../../../i18n/react';
import { ChoiceField } from '../../../parts/fields';
import { exact } from '../../../words/format';
import { letterOf } from '../../../state/model';
import { inShownOrder } from '../../../words/shown-order';
import { useApp, useAppStore, usePreview } from '../../../state/store-context';
import { placed } from '../../shared/crosshair';
import { gateWords } from '../../../words/gate-words';
import { useLab } from '../../shared/lab-context';
import { turned } from '../../shared/convention';
import { chipText } from './chip-text';
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

/** Fields whose text may be no number. */
type Typed = 'value' | 'from' | 'to';

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
  /** Fields that hold no number, in the form for which; whether that is said already, which waits until one is left. */
  const [unreadIn, setUnreadIn] = useState<{
    readonly of: number | null;
    readonly fields: readonly Typed[];
    readonly said: boolean;
  } | null>(null);
  /** Where the last new one was to stand. */
  const [tried, setTried] = useState<number | null>(null);
  const path = `interventions.${chosen ?? tried ?? count}`;
  const problem = useApp(problemsOf).find((each) => each.path === path || each.path.startsWith(`${path}.`));
  const sentenceId = useId();
  const steps = usePreview()?.sizes.steps ?? Infinity;
  const { list, bad } = typed?.of === chosen ? typed : { list: null, bad: false };

  const operation = being === null || being.kind === 'input' ? null : (being as Operation);
  const draft = operation ? { ...draftOf(operation), ...(list !== null && { list }) } : fittedTo(fresh, spec);
  const unread = (unreadIn?.of === chosen ? unreadIn.fields : []).filter((field) =>
    field === 'value' ? hasValue(draft) : draft.kind !== 'silence' && draft.steps === 'range',
  );
  const mark = (fields: readonly Typed[], said: boolean) =>
    setUnreadIn(fields.length === 0 ? null : { of: chosen, fields, said });
  const sayUnread = () => mark(unread, true);
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
    const changed: readonly Typed[] =
      'steps' in part ? ['from', 'to'] : (['value', 'from', 'to'].filter((each) => each in part) as Typed[]);
    if (changed.length > 0)
      mark(
        unread.filter((each) => !changed.includes(each)),
        unreadIn?.said ?? false,
      );
    const quantity = 'kind' in part || 'gate' in part || 'state' in part || 'action' in part;
    const next = quantity ? within({ ...draft, ...part }, spec) : { ...draft, ...part };
    if (operation === null) {
      setTyped(null);
      setTried(null);
      // It was about what stood here before.
      store.getState().retract(path);
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
  const type = (field: Typed, value: number | null) => {
    if (value !== null) return change({ [field]: value });
    mark([...new Set([...unread, field])], unreadIn?.said ?? false);
    // What was said of an older text would contradict it.
    store.getState().retract(path);
  };
  const add = () => {
    const fields = fieldsOf(draft, place());
    setTyped({ of: chosen, list: null, bad: fields === null });
    if (fields === null) return store.getState().retract(path);
    const added = { kind: draft.kind, ...fields };
    const known = indexOfPlace(store.getState().spec.interventions, added);
    const at = known < 0 ? count : known;
    setTried(at);
    store.getState().addIntervention(added);
    const { spec: after, problems } = store.getState();
    // What was just made follows its slider.
    if (after.interventions[at] !== undefined && !problems.some((each) => each.path.startsWith(`interventions.${at}.`)))
      onChoose(at);
  };
  const isNew = operation === null;
  const gates = inShownOrder(gatesOf(spec.cell), (each) => each);
  const gate = draft.kind === 'clamp' ? draft.gate : null;
  const [low, high] = rangeOf(draft, spec);
  const ends = [turned(spec.cell, gate, low, convention), turned(spec.cell, gate, high, convention)].sort(
    (a, b) => a - b,
  ) as [number, number];
  const unreadSentence = bad
    ? t('surgery.unreadable')
    : unreadIn?.said !== true || unread.length === 0
      ? null
      : unread.includes('value')
        ? t('surgery.unreadValue', { low: exact(ends[0]), high: exact(ends[1]) })
        : t('surgery.unreadSteps', { steps });
  const sentence = unreadSentence ?? (problem && problemSentence({ ...problem, path: '' }, t));
  const described = sentence ? sentenceId : undefined;
  return (
    <form
      className={styles['form']}
      aria-label={isNew ? t('surgery.form', { letter: letterOf(contender) }) : t('surgery.changing')}
      // The page says what is wrong itself.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (unread.length > 0) sayUnread();
        else if (isNew) add();
        else onChoose(null);
      }}
    >
      {operation && (
        <p className={styles['explained']}>
          {t('surgery.changesChip', { text: chipText(spec.cell, operation, spec.layers > 1, convention, t) })}
        </p>
      )}
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
          choices={gates.map((value) => ({ value, label: `${value} ${gateWords(spec.cell, value, t)}` }))}
          onChange={(value) => change({ gate: value as Draft['gate'] })}
        />
      )}
      {draft.kind === 'state' && (
        <>
          <ChoiceField
            label={t('surgery.state')}
            value={draft.state}
            choices={STATES.filter((name) => hasState(spec.cell, name)).map((value) => ({
              value,
              label: `${value} ${t(`gates.${value}`)}`,
            }))}
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
          {draft.steps === 'range' && (
            <RangeFields
              from={draft.from}
              to={draft.to}
              steps={steps}
              unread={{ from: unread.includes('from'), to: unread.includes('to') }}
              refused={problem?.path.startsWith(`${path}.steps`) === true}
              describedBy={described}
              onChange={type}
              onLeave={sayUnread}
            />
          )}
        </>
      )}
      {hasValue(draft) && (
        <ValueField
          label={t('surgery.value')}
          value={turned(spec.cell, gate, draft.value, convention)}
          range={ends}
          unread={unread.includes('value')}
          refused={problem?.path === `${path}.value`}
          describedBy={described}
          onChange={(value) => type('value', value === null ? null : turned(spec.cell, gate, value, convention))}
          onLeave={sayUnread}
        />
      )}
      <p id={sentenceId} className={styles['sentence']} role={unreadSentence ? 'alert' : undefined} hidden={!sentence}>
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
