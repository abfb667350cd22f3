/** The three faces of the page: learn, the lab, compare. */
import { useRef, type KeyboardEvent } from 'react';
import { useWords } from '../../../i18n/react';
import { FACES, type Face } from '../../../store/shell/place';
import { useShell } from '../../state/shell-context';
import styles from './header.module.css';

export function Faces() {
  const { t } = useWords();
  const face = useShell((state) => state.face);
  const showFace = useShell((state) => state.showFace);
  const tabs = useRef(new Map<Face, HTMLButtonElement>());
  const key = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = FACES[(FACES.indexOf(face) + by + FACES.length) % FACES.length]!;
    showFace(next);
    tabs.current.get(next)?.focus();
  };
  return (
    <div className={styles['faces']} role="tablist" aria-label={t('faces.label')} onKeyDown={key}>
      {FACES.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          aria-selected={each === face}
          aria-controls="face"
          tabIndex={each === face ? 0 : -1}
          ref={(tab) => {
            if (tab) tabs.current.set(each, tab);
          }}
          onClick={() => showFace(each)}
        >
          {t(`faces.${each}`)}
        </button>
      ))}
    </div>
  );
}
