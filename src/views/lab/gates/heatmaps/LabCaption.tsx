/** What the gate lab shows, in its head: whose weights, and what lies down and across. */
import type { AppState } from '../../../../store/state';
import { useWords } from '../../../../i18n/react';
import { useApp, usePaced } from '../../../state/store-context';
import { weightsShown } from '../../../words/weights-shown';

const contenders = (state: AppState) => state.run.contenders;

export function LabCaption() {
  const { t } = useWords();
  const weights = weightsShown(
    usePaced(contenders, 30),
    'trace',
    t,
    useApp((state) => state.focus.ended),
  );
  return weights === '' ? t('lab.captionEmpty') : `${weights} · ${t('lab.captionEmpty')}`;
}
