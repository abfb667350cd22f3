/** The way out of a file that is too large: one button that takes a row in so many. */
import { Button } from '@mantine/core';
import type { Problem } from '../../../experiment/problem';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';

const TOO_MUCH = ['fileTooLarge', 'fileTooManyRows'];

export function TakeFewer({ problems }: { problems: readonly Problem[] }) {
  const { t } = useWords();
  const reformat = useApp((state) => state.reformatFile);
  const every = problems.find(({ code }) => TOO_MUCH.includes(code))?.values['every'];
  if (typeof every !== 'number') return null;
  return (
    <Button size="xs" mt={6} className="primary-button" onClick={() => reformat({ everyNth: every })}>
      {t('own.takeEvery', { n: every })}
    </Button>
  );
}
