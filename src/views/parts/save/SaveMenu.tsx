/** "Save" of a view: its picture as PNG or SVG, its numbers as CSV. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { Table } from '../../../data/csv';
import { detailOf, type Problem } from '../../../experiment/problem';
import { problemSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { failureOf, isMendedByReload, loadProblem } from '../../../store/deployment';
import { ReloadButton } from '../ReloadButton';
import { useEscape } from '../use-escape';
import { sequenceTitle } from '../../words/sequence-title';
import { useAppStore } from '../../state/store-context';
import { weightsShown } from '../../words/weights-shown';
import { handOver } from './hand-over';
import { fileName } from './labels';
import styles from './save.module.css';
import { contenderName } from '../../words/contender-name';

export interface SaveMenuProps {
  /** The view's name in the page's language: the picture's title. */
  readonly name: string;
  /** The view's name in file names. */
  readonly file: string;
  /** Of the numbers, by contender; empty where the view does not depend on training. Absent: as far as each has come. */
  readonly epochs?: () => readonly (number | null)[];
  /** Whose weights the picture shows, in words; null where it is about the whole run. Absent: those of the gates. */
  readonly weights?: (() => string) | null;
  /** What else a reader of the picture has to know; asked for when it is saved. */
  readonly detail?: () => string;
  /** What the picture shows, from top to bottom. Absent: all of the card but its head. */
  readonly parts?: (card: Element) => Iterable<Element | null>;
  /** Null while there are none. */
  readonly numbers: () => Table | null;
  /** A row for each value, or one for several values side by side. */
  readonly form: 'long' | 'wide';
}

const KINDS = ['png', 'svg', 'csv'] as const;
type Kind = (typeof KINDS)[number];

export function SaveMenu({ name, file, epochs, weights: whose, detail, parts, numbers, form }: SaveMenuProps) {
  const { t } = useWords();
  const store = useAppStore();
  const button = useRef<HTMLButtonElement>(null);
  const explained = useId();
  const [opened, setOpened] = useState(false);
  useEscape(() => setOpened(false));
  const [failed, setFailed] = useState<Error | null>(null);

  const save = async (kind: Kind) => {
    const { run, spec, focus } = store.getState();
    const at = epochs ? epochs() : run.contenders.map(({ epoch }) => epoch);
    const untrained = at.every((epoch) => epoch === null);
    const experiment = sequenceTitle(spec.data.source, t);
    const card = button.current?.closest('[data-saved], section');
    const seen = [...(parts ?? below)(card!)].filter((part) => part !== null);
    const { csvFile, pngFile, svgFile } = await import('./files').catch(async (error: unknown) => {
      throw new MissingScript(loadProblem(await failureOf(error), 'saving'));
    });
    const shown =
      whose === undefined ? () => weightsShown(run.contenders, 'trace', t, focus.ended) : (whose ?? (() => ''));
    const weights = untrained ? '' : shown();
    const names = untrained ? '' : spec.contenders.map(({ cell }, k) => contenderName(k, cell, t)).join(', ');
    const notes = [[experiment, names, weights], [detail?.() ?? '']].map((words) =>
      words.filter((word) => word !== '').join(' · '),
    );
    const picture = kind === 'png' ? pngFile : svgFile;
    const table = kind === 'csv' ? numbers() : null;
    if (kind === 'csv' && table === null) throw new Error(t('save.nothing'));
    const made =
      table === null
        ? await picture(
            seen,
            name,
            notes.filter((note) => note !== ''),
          )
        : csvFile(table);
    handOver(made, fileName(experiment, file, at, kind));
  };
  const start = (kind: Kind) => {
    setFailed(null);
    save(kind).catch((error: unknown) => setFailed(error instanceof Error ? error : new Error(String(error))));
  };
  return (
    <>
      {/* The library's placeholder for the first focus is no item, and nothing else may stand in a menu. */}
      <Menu
        opened={opened}
        onChange={setOpened}
        position="bottom-end"
        shadow="md"
        width={170}
        transitionProps={{ duration: 0 }}
        returnFocus
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <ActionIcon
            ref={button}
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('save.of', { of: name })}
            title={t('save.of', { of: name })}
          >
            <IconDeviceFloppy size={15} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {KINDS.map((kind) => (
            <Menu.Item
              key={kind}
              aria-label={kind.toUpperCase()}
              aria-describedby={kind === 'csv' ? explained : undefined}
              onClick={() => start(kind)}
            >
              {kind.toUpperCase()}
              {kind === 'csv' && (
                <span id={explained} className={styles['form']}>
                  {t(`save.${form}`)}
                </span>
              )}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {failed !== null && (
        <span role="alert" className={styles['failed']} data-unsaved="">
          {failed instanceof MissingScript
            ? problemSentence(failed.problem, t)
            : t('save.failed', { detail: detailOf(failed) })}
          {failed instanceof MissingScript && isMendedByReload(failed.problem) && <ReloadButton />}
        </span>
      )}
    </>
  );
}

/** The program that makes the files did not come. */
class MissingScript extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

const below = (card: Element): Element[] => [...card.children].slice(1);
