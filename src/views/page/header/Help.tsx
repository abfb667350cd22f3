/** Help: what the page is, the lessons, what to look for, which keys work. */
import { ActionIcon, Button } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../i18n/react';
import { Dialog } from '../../parts/Dialog';
import { useShell } from '../../state/shell-context';
import styles from './header.module.css';

const LOOK = ['forget', 'update', 'baseline', 'gap', 'memory'] as const;
const KEYS = [
  ['train', ['Ctrl', 'Enter']],
  ['undo', ['Ctrl', 'Z']],
  ['redo', ['Ctrl', 'Shift', 'Z']],
] as const;

export function Help() {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const showLearn = useShell((state) => state.showLearn);
  return (
    <>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('header.help')}
        title={t('header.help')}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        <IconHelp size={17} aria-hidden="true" />
      </ActionIcon>
      <Dialog title={t('help.title')} opened={opened} onClose={() => setOpened(false)}>
        <div className={styles['help']}>
          <p>{t('help.what')}</p>
          <p>
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                setOpened(false);
                showLearn({ at: 'lessons' });
              }}
            >
              {t('help.lessons')}
            </Button>{' '}
            {t('help.lessonsHint')}
          </p>
          <h3>{t('help.lookHeading')}</h3>
          <ul>
            {LOOK.map((key) => (
              <li key={key}>{t(`help.look.${key}`)}</li>
            ))}
          </ul>
          <h3>{t('help.keysHeading')}</h3>
          <dl>
            {KEYS.map(([name, keys]) => (
              <KeyRow key={name} keys={keys} does={t(`help.keys.${name}`)} />
            ))}
            <KeyRow keys={[t('help.arrowKeys')]} does={t('help.keys.arrows')} />
            <KeyRow keys={['Page Up', 'Page Down']} does={t('help.keys.pages')} />
            <KeyRow keys={['0', '1']} does={t('help.keys.clamp')} />
          </dl>
        </div>
      </Dialog>
    </>
  );
}

function KeyRow({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <>
      <dt>
        {keys.map((key, k) => (
          <span key={key}>
            {k > 0 && ' '}
            <kbd>{key}</kbd>
          </span>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  );
}
