/** Share: the address already holds the experiment; this copies it, or shows it where copying is not allowed, and says what does not travel. */
import { Button, Popover } from '@mantine/core';
import { IconShare2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../../i18n/react';
import { useEscape } from '../../parts/use-escape';
import { isLesson } from '../../../store/shell/place';
import { useApp } from '../../state/store-context';
import { useShell, useShellStore } from '../../state/shell-context';
import styles from './header.module.css';

/** What of the person's own experiment does not travel. */
function OfExperiment() {
  const { t } = useWords();
  const source = useApp((state) => state.spec.data.source);
  return source.kind === 'file' ? t('header.shareFile', { name: source.name }) : t('header.shareTitle');
}

export function Share() {
  const { t } = useWords();
  const shell = useShellStore();
  const hasApp = useShell((state) => state.app !== null);
  const inLesson = useShell((state) => isLesson(state.learn));
  const [link, setLink] = useState<{ readonly address: string; readonly copied: boolean } | null>(null);
  useEscape(() => setLink(null));
  const open = async () => {
    const { origin, pathname, search } = window.location;
    const address = `${origin}${pathname}${search}#${shell.getState().link()}`;
    setLink({ address, copied: false });
    try {
      // Missing on plain http, refused without permission: the field remains.
      await navigator.clipboard.writeText(address);
      setLink({ address, copied: true });
    } catch {
      setLink({ address, copied: false });
    }
  };
  return (
    <Popover
      opened={link !== null}
      onChange={(opened) => !opened && setLink(null)}
      position="bottom-end"
      width={320}
      shadow="md"
      trapFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          className={styles['shareButton']}
          size="xs"
          radius={8}
          fz={13}
          leftSection={<IconShare2 size={15} aria-hidden="true" />}
          onClick={() => (link ? setLink(null) : void open())}
        >
          {t('header.share')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles['share']} aria-label={t('header.share')}>
        <p>{inLesson ? t('header.shareLesson') : hasApp ? <OfExperiment /> : t('header.sharePage')}</p>
        <input
          className={styles['link']}
          readOnly
          aria-label={t('header.link')}
          value={link?.address ?? ''}
          onFocus={(event) => event.currentTarget.select()}
        />
        <p aria-live="polite" style={{ margin: '6px 0 0' }}>
          {link && t(link.copied ? 'header.copied' : 'header.copyByHand')}
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
