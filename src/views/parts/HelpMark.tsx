/** The "?" of a view: says in three sentences what to look for. */
import { ActionIcon, Popover } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../i18n/react';
import { useEscape } from './use-escape';

interface HelpMarkProps {
  /** The view's name. */
  readonly of: string;
  readonly text: string;
}

export function HelpMark({ of, text }: HelpMarkProps) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  useEscape(() => setOpened(false));
  return (
    <Popover
      width={300}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
      opened={opened}
      onChange={setOpened}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('loading.helpOf', { of })}
          onClick={() => setOpened(!opened)}
        >
          <IconHelp size={15} aria-hidden="true" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('loading.helpOf', { of })} tabIndex={-1} data-autofocus style={{ fontSize: 13 }}>
        {text}
      </Popover.Dropdown>
    </Popover>
  );
}
