/** How the curves are shown: smoothing, and each run by itself. */
import { ActionIcon, Popover, Slider, Switch } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../i18n/react';
import { useEscape } from '../../parts/use-escape';
import styles from './curves.module.css';
import { MOST_SMOOTHING } from './smoothing';

interface ViewOptionsProps {
  /** 0: none. */
  readonly smoothing: number;
  readonly onSmoothing: (weight: number) => void;
  /** Null where every contender has one run. */
  readonly single: boolean | null;
  readonly onSingle: (single: boolean) => void;
}

export function ViewOptions({ smoothing, onSmoothing, single, onSingle }: ViewOptionsProps) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  useEscape(() => setOpened(false));
  const title = t('curves.options');
  return (
    <Popover
      width={270}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target>
        <ActionIcon
          variant={smoothing > 0 || single ? 'light' : 'subtle'}
          color={smoothing > 0 || single ? 'indigo' : 'gray'}
          size={24}
          aria-label={title}
          title={title}
          onClick={() => setOpened(!opened)}
        >
          <IconAdjustmentsHorizontal size={15} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={title} className={styles['options']}>
        {single !== null && (
          <Switch
            size="xs"
            label={t('curves.single')}
            checked={single}
            onChange={(event) => onSingle(event.currentTarget.checked)}
          />
        )}
        <div>
          <p className={styles['optionName']}>
            <span>{t('curves.smoothing')}</span>
            <span data-testid="smoothing">{smoothing.toFixed(2)}</span>
          </p>
          <Slider
            size="sm"
            min={0}
            max={MOST_SMOOTHING}
            step={0.01}
            label={null}
            thumbLabel={t('curves.smoothing')}
            value={smoothing}
            onChange={onSmoothing}
          />
        </div>
        <p className={styles['hint']}>{t('curves.smoothingHelp')}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
