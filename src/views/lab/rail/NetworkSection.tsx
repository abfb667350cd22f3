/** Network: the contenders, one card each, and how their sizes follow the first's. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { MATCHINGS } from '../../../experiment/schema';
import { useWords } from '../../../i18n/react';
import { Segments } from '../../parts/charts/Segments';
import { useApp } from '../../state/store-context';
import { ContenderCard } from './ContenderCard';
import styles from './rail.module.css';
import { RailSection } from './RailSection';

const MOST = 4;

export function NetworkSection() {
  const { t } = useWords();
  const contenders = useApp((state) => state.spec.contenders);
  const add = useApp((state) => state.addContender);
  const duplicate = useApp((state) => state.duplicateContender);
  const remove = useApp((state) => state.removeContender);
  const matching = useApp((state) => state.spec.matching);
  const set = useApp((state) => state.set);
  const most = useId();
  const fair = useId();
  const addButton = useRef<HTMLButtonElement>(null);
  const removeButtons = useRef<(HTMLButtonElement | null)[]>([]);
  /** Which card was removed just now: the focus goes to the one in its place, or to "Add contender" behind the last. */
  const removed = useRef<number | null>(null);
  const cards = useRef<(HTMLDivElement | null)[]>([]);
  /** Whether a card was copied just now: the focus goes to the copy's cell, the first thing to change. */
  const copied = useRef(false);
  useEffect(() => {
    if (copied.current) cards.current[contenders.length - 1]?.querySelector('select')?.focus();
    copied.current = false;
    if (removed.current === null) return;
    (removeButtons.current[removed.current] ?? addButton.current)?.focus();
    removed.current = null;
  }, [contenders]);
  const full = contenders.length >= MOST;
  return (
    <RailSection id="network" title={t('sections.network')}>
      {contenders.map((contender, k) => (
        <ContenderCard
          key={k}
          index={k}
          contender={contender}
          only={contenders.length === 1}
          onRemove={() => {
            removed.current = k;
            remove(k);
          }}
          removeButton={(button) => {
            removeButtons.current[k] = button;
          }}
          onDuplicate={() => {
            copied.current = true;
            duplicate(k);
          }}
          full={full ? most : undefined}
          held={k > 0 && matching !== 'none' ? fair : undefined}
          card={(card) => {
            cards.current[k] = card;
          }}
        />
      ))}
      <div>
        {/* It keeps the focus that made it full, so it is not disabled in the browser's sense. */}
        <Button
          ref={addButton}
          variant="subtle"
          className={styles['add']}
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          aria-disabled={full}
          data-disabled={full || undefined}
          aria-describedby={full ? most : undefined}
          onClick={() => {
            if (!full) add();
          }}
        >
          {t('network.add')}
        </Button>
        {full && (
          <span id={most} className={styles['caption']}>
            {' '}
            {t('network.atMost')}
          </span>
        )}
      </div>
      {contenders.length > 1 && (
        <div className={styles['match']}>
          <span aria-hidden="true">{t('contenders.match')}</span>
          <Segments
            label={t('contenders.match')}
            value={matching}
            choices={MATCHINGS.map((value) => ({ value, label: t(`contenders.matchings.${value}`) }))}
            onChange={(value) => {
              set('matching', value);
            }}
          />
          {matching !== 'none' && (
            <p id={fair} className={styles['caption']}>
              {t(`contenders.matched.${matching}`)}
            </p>
          )}
        </div>
      )}
    </RailSection>
  );
}
