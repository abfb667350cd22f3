/** The head of the page: name, examples, undo and redo, language, scheme, link, help. */
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconMoon, IconSun } from '@tabler/icons-react';
import { useWords } from '../../../i18n/react';
import { useApp } from '../../state/store-context';
import { useShell } from '../../state/shell-context';
import { ExampleMenu } from './ExampleMenu';
import { Faces } from './Faces';
import styles from './header.module.css';
import { Help } from './Help';
import { LanguageChoice } from './LanguageChoice';
import { Logo } from './Logo';
import { Share } from './Share';

export function Header() {
  const { t } = useWords();
  const lab = useShell((state) => state.face === 'lab');
  return (
    <header className={styles['header']}>
      <h1 className={styles['name']}>
        <Logo />
        {t('app.name')}
      </h1>
      <Faces />
      {lab && <ExampleMenu />}
      <div className={styles['tools']}>
        {lab && <UndoRedo />}
        <LanguageChoice />
        <SchemeButton />
        {lab && <Help />}
        <Share />
      </div>
    </header>
  );
}

function UndoRedo() {
  const { t } = useWords();
  const canUndo = useApp((state) => state.canUndo);
  const canRedo = useApp((state) => state.canRedo);
  const undo = useApp((state) => state.undo);
  const redo = useApp((state) => state.redo);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        className={styles['quiet']}
        aria-label={t('header.undo')}
        title={t('header.undo')}
        // Still there for whoever has the focus on it.
        aria-disabled={!canUndo}
        data-disabled={!canUndo}
        onClick={() => canUndo && undo()}
      >
        <IconArrowBackUp size={18} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        className={styles['quiet']}
        aria-label={t('header.redo')}
        title={t('header.redo')}
        aria-disabled={!canRedo}
        data-disabled={!canRedo}
        onClick={() => canRedo && redo()}
      >
        <IconArrowForwardUp size={18} aria-hidden="true" />
      </ActionIcon>
    </>
  );
}

function SchemeButton() {
  const { t } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const Icon = dark ? IconSun : IconMoon;
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={t(dark ? 'header.toLight' : 'header.toDark')}
      title={t(dark ? 'header.toLight' : 'header.toDark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      <Icon size={16} aria-hidden="true" />
    </ActionIcon>
  );
}
