/** Which contender a view of one layer looks into: the one whose cell is drawn. */
import type { AppState } from '../../../store/state';
import { useWords } from '../../../i18n/react';
import { ChoiceField } from '../../parts/fields';
import { useApp } from '../../state/store-context';
import type { LookedInto } from './looked-into';
import { contenderName } from '../../words/contender-name';

const cells = (state: AppState) => state.spec.contenders.map(({ cell }) => cell).join();

export function LookedIntoChoice({ contender }: Pick<LookedInto, 'contender'>) {
  const { t } = useWords();
  const showCell = useApp((state) => state.showCell);
  const all = useApp(cells).split(',') as LookedInto['cell'][];
  return (
    <ChoiceField
      inline
      label={t('space.of')}
      value={String(contender)}
      choices={all.map((cell, k) => ({ value: String(k), label: contenderName(k, cell, t) }))}
      onChange={(value) => showCell(Number(value))}
    />
  );
}
