/** A dialog of the page: the browser's own, with a title, a way to close it, and the focus on `data-autofocus` inside. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useWords } from '../../i18n/react';
import { Bounded } from './Bounded';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** For tables and drawings. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export function Dialog({ title, opened, onClose, wide = false, children }: DialogProps) {
  const { t } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const node = dialog.current;
    if (opened && node && !node.open) {
      node.showModal();
      // Else the browser takes the first thing that can have the focus: the button that closes.
      node.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    }
    if (!opened && node?.open) node.close();
  }, [opened]);
  return (
    <dialog
      ref={dialog}
      className={wide ? `${styles['dialog']} ${styles['wide']}` : styles['dialog']}
      aria-labelledby={heading}
      onClose={onClose}
      // The backdrop belongs to the dialog: a press on it hits the dialog itself.
      onPointerDown={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      {opened && (
        <div className={styles['content']}>
          <div className={styles['head']}>
            <h2 id={heading}>{title}</h2>
            <ActionIcon variant="subtle" color="gray" aria-label={t('header.close')} onClick={onClose}>
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
          <Bounded name={title}>{children}</Bounded>
        </div>
      )}
    </dialog>
  );
}
