/** The name of the horizontal axis, which is also the menu that changes it. */
import { IconChevronDown } from '@tabler/icons-react';
import { useWords } from '../../../i18n/react';
import type { Frame } from '../../parts/charts/frame';
import { AXIS_KINDS, type AxisKind } from '../../../store/looks';
import { isKnown, timeCompany, type Units } from './axes';
import styles from './curves.module.css';

interface AxisChoiceProps {
  readonly frame: Frame;
  readonly kind: AxisKind;
  readonly onKind: (kind: AxisKind) => void;
  /** Of every contender: an axis on which one has no place cannot be chosen. */
  readonly units: readonly Units[];
}

export function AxisChoice({ frame, kind, onKind, units }: AxisChoiceProps) {
  const { t } = useWords();
  const title = kind === 'time' ? t(`curves.timeCaption.${timeCompany(units)}`) : t('curves.axis');
  return (
    <div
      className={styles['axis']}
      style={{ left: frame.left + frame.width + 14, top: frame.top + frame.height - 1 }}
      title={title}
    >
      {/* The words are what a saved picture shows; the menu lies over them, unseen until it is opened. */}
      <span aria-hidden="true">
        {kind === 'time' ? t(`curves.timeTitle.${timeCompany(units)}`) : t(`curves.titles.${kind}`)}
      </span>
      <IconChevronDown size={12} aria-hidden="true" />
      <select
        aria-label={t('curves.axis')}
        value={kind}
        onChange={(event) => onKind(event.currentTarget.value as AxisKind)}
      >
        {AXIS_KINDS.map((each) => {
          const known = isKnown(each, units);
          const axis = t(`curves.axes.${each}`);
          return (
            <option key={each} value={each} disabled={!known}>
              {known ? axis : t('curves.unmeasured', { axis })}
            </option>
          );
        })}
      </select>
    </div>
  );
}
