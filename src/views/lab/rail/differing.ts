/** The settings in which a contender differs from A, in words. */
import { differences, type ContenderField } from '../../../experiment/differences';
import type { ContenderSpec } from '../../../experiment/schema';
import type { Translate } from '../../../i18n';

/** Settings that every card shows; the others are folded under "More". */
const IN_SIGHT: readonly ContenderField[] = ['cell', 'units', 'layers'];

export interface Differing {
  /** "A: 16" where the field differs from A's, else undefined. */
  readonly mark: (field: ContenderField) => string | undefined;
  /** The folded ones: "Forget bias 5 (A: 1)". */
  readonly folded: readonly string[];
}

/** What of `contender` differs from `first`; nothing where they are the same object. */
export function differingFrom(first: ContenderSpec, contender: ContenderSpec, t: Translate): Differing {
  const fields = differences(first, contender);
  const said = (of: ContenderSpec, field: ContenderField) => settingWords(field, of[field], t);
  return {
    mark: (field) => (fields.includes(field) ? t('contenders.differs', { value: said(first, field) }) : undefined),
    folded: fields
      .filter((field) => !IN_SIGHT.includes(field))
      .map((field) =>
        t('contenders.difference', {
          field: t(`fields.${field}`),
          own: said(contender, field),
          first: said(first, field),
        }),
      ),
  };
}

/** The value of a contender's setting as the page names it. */
function settingWords(field: ContenderField, value: ContenderSpec[ContenderField], t: Translate): string {
  const loose = t as unknown as (key: string) => string;
  if (field === 'resetAfter') return t(value === true ? 'options.after' : 'options.before');
  if (value === null) return t('options.none');
  if (typeof value === 'boolean') return t(value ? 'contenders.yes' : 'contenders.no');
  if (typeof value === 'number') return String(value);
  return loose(field === 'cell' ? `cells.${value}` : `options.${value}`);
}
