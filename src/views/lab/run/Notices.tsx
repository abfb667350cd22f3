/** Why the networks started over, and where a lost GPU made them go on: said until it is put away or no longer so. */
import { ActionIcon } from '@mantine/core';
import { IconInfoCircle, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldName, joined } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { letterOf } from '../../state/model';
import { useApp } from '../../state/store-context';
import { backendName } from '../../words/backend-name';
import styles from './run.module.css';

export function Notices() {
  const { t } = useWords();
  const [putAway, setPutAway] = useState('');
  const because = useApp((state) => state.run.rebuiltBecause);
  const recovered = useApp((state) =>
    joined(
      state.run.contenders.flatMap((run, k) => {
        if (!run.recovered) return [];
        const { from, epoch } = run.recovered;
        const names = { letter: letterOf(k), from: backendName(from, t), to: backendName(run.backend, t) };
        return [t('run.recovered', { ...names, epoch })];
      }),
    ),
  );
  const rebuilt =
    because.length > 0
      ? t('run.rebuilt', { fields: because.map((path) => fieldName(path, t)).join(t('places.listSeparator')) })
      : '';
  const text = joined([rebuilt, recovered]);
  if (text === '' || text === putAway) return null;
  return (
    <p className={styles['notice']}>
      <IconInfoCircle size={14} aria-hidden="true" />
      {text}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={t('alerts.dismiss')}
        onClick={() => setPutAway(text)}
      >
        <IconX size={14} aria-hidden="true" />
      </ActionIcon>
    </p>
  );
}
