/** The user's own data: ways to bring them, how far reading is, and what was noticed about them. */
import { IconDownload, IconFolderOpen, IconClipboardText, IconPencil, IconTableOptions } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useWords } from '../../../i18n/react';
import { fileOf } from '../../../store/own';
import { useApp } from '../../state/store-context';
import { DrawDialog, FormatDialog } from './dialogs';
import { Notes } from './Notes';
import styles from './own.module.css';
import { PasteDialog } from './PasteDialog';
import { Reading } from './Reading';

/** What a file chooser offers first; everything else can be chosen as well. */
const TABLE_FILES =
  '.csv,.tsv,.txt,.dat,.tab,.json,.xlsx,.gz,text/csv,text/tab-separated-values,text/plain,application/json,application/gzip,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Notes in the rail; all of them stand in the dialog. */
const NOTES_IN_RAIL = 2;

export function OwnData() {
  const { t } = useWords();
  const [dialog, setDialog] = useState<'paste' | 'draw' | 'format' | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const openFile = useApp((state) => state.openFile);
  const review = useApp((state) => state.reviewFile);
  const { reading, last, keeps, shortened } = useApp((state) => state.own);
  const window = useApp((state) => state.spec.task.window);
  const isFile = useApp((state) => state.spec.data.source.kind === 'file');
  const current = useApp((state) => fileOf(state.own, state.spec.data.source));
  const close = () => setDialog(null);
  return (
    <div className={styles['own']}>
      <div className={styles['buttons']}>
        <button type="button" className={styles['button']} onClick={() => input.current?.click()}>
          <IconFolderOpen size={14} aria-hidden="true" />
          {t('own.open')}
        </button>
        <button type="button" className={styles['button']} aria-haspopup="dialog" onClick={() => setDialog('paste')}>
          <IconClipboardText size={14} aria-hidden="true" />
          {t('own.paste')}
        </button>
        <button type="button" className={styles['button']} aria-haspopup="dialog" onClick={() => setDialog('draw')}>
          <IconPencil size={14} aria-hidden="true" />
          {t('own.draw')}
        </button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={TABLE_FILES}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again after it was changed.
          event.currentTarget.value = '';
          if (file) openFile(file, file.name);
        }}
      />
      {reading && <Reading reading={reading} />}
      <div className={styles['about']}>
        {current && !reading && (
          <button
            type="button"
            className={styles['format']}
            aria-haspopup="dialog"
            onClick={() => {
              review();
              setDialog('format');
            }}
          >
            <IconTableOptions size={14} aria-hidden="true" />
            {t('own.format')}
          </button>
        )}
        <a className={styles['sample']} href="sample.csv" download="sample.csv" title={t('own.sampleTitle')}>
          <IconDownload size={13} aria-hidden="true" />
          {t('own.sample')}
        </a>
      </div>
      {isFile && !reading && shortened?.values['window'] === window && <Notes notes={[shortened]} />}
      {!reading && current?.report && <Notes notes={current.report.notes} most={NOTES_IN_RAIL} />}
      {isFile && !keeps && <p className={styles['hint']}>{t('own.notKept')}</p>}
      <PasteDialog opened={dialog === 'paste'} onClose={close} />
      <DrawDialog opened={dialog === 'draw'} onClose={close} />
      {last && <FormatDialog opened={dialog === 'format'} onClose={close} last={last} />}
    </div>
  );
}
