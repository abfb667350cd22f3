/** Network: the contenders, one card each. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useWords } from '../../i18n/react';
import { useApp } from '../store-context';
import { ContenderCard } from './ContenderCard';
import styles from './rail.module.css';
import { RailSection } from './RailSection';

const MOST = 4;

export function NetworkSection() {
  const { t } = useWords();
  const contenders = useApp((state) => state.spec.contenders);
  const add = useApp((state) => state.addContender);
  return (
    <RailSection id="network" title={t('sections.network')}>
      {contenders.map((contender, k) => (
        <ContenderCard key={k} index={k} contender={contender} only={contenders.length === 1} />
      ))}
      {contenders.length < MOST && (
        <div>
          <Button
            variant="subtle"
            className={styles['add']}
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden="true" />}
            onClick={add}
          >
            {t('network.add')}
          </Button>
        </div>
      )}
    </RailSection>
  );
}
