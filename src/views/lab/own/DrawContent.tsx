/** A series drawn by hand: a line, the same line as numbers, and what to begin with. */
import { Button } from '@mantine/core';
import { useId } from 'react';
import { problem } from '../../../experiment/problem';
import { DRAWN_LENGTH } from '../../../experiment/sources/drawn';
import { problemSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { ChoiceField, numbersIn } from '../../parts/fields';
import { useApp } from '../../state/store-context';
import { DrawingArea } from './DrawingArea';
import styles from './own.module.css';
import { SHAPES, emptyLine, finished, heightsOf, shaped, type Heights, type Shape } from './stroke';

const PATH = 'data.source.values';

/** The numbers of the text, or what is wrong with them. */
function valuesIn(text: string) {
  const numbers = numbersIn(text, PATH, []);
  if (!Array.isArray(numbers)) return numbers;
  const { min, max } = DRAWN_LENGTH;
  if (numbers.length < min) return problem(PATH, 'drawTooShort', { count: numbers.length, min });
  if (numbers.length > max) return problem(PATH, 'drawTooLong', { count: numbers.length, max });
  return numbers;
}

/** What was drawn so far; it outlasts the dialog. */
export interface Drawing {
  readonly line: Heights;
  readonly shape: Shape;
  /** Typed by hand; null: the line's own numbers. */
  readonly typed: string | null;
}

interface DrawContentProps {
  /** null: nothing was drawn yet. */
  readonly drawing: Drawing | null;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly onClose: () => void;
}

export default function DrawContent({ drawing, onDrawing, onClose }: DrawContentProps) {
  const { t } = useWords();
  const use = useApp((state) => state.useDrawing);
  const { line, shape, typed } = drawing ?? { line: emptyLine, shape: 'empty' as const, typed: null };
  const id = useId();
  const own = finished(line);
  const text = typed ?? own?.join(', ') ?? '';
  const values = text === '' ? null : valuesIn(text);
  const draw = (next: Heights) => onDrawing({ line: next, shape, typed: null });
  const begin = (from: Shape, next: Heights) => onDrawing({ line: next, shape: from, typed: null });
  return (
    <>
      <p className={styles['lead']}>{t('own.drawHint')}</p>
      <DrawingArea line={line} onDraw={draw} describedBy={`${id}-keys`} />
      <p className={styles['hint']} id={`${id}-keys`}>
        {t('own.drawKeys')}
      </p>
      <div className={styles['shape']}>
        <ChoiceField
          inline
          label={t('own.start')}
          value={shape}
          choices={(Object.keys(SHAPES) as Shape[]).map((value) => ({ value, label: t(`own.shapes.${value}`) }))}
          onChange={(value) => begin(value as Shape, shaped(value as Shape))}
        />
      </div>
      <label className={styles['label']} htmlFor={`${id}-values`}>
        {t('own.values')}
      </label>
      <textarea
        id={`${id}-values`}
        className={styles['text']}
        rows={3}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        aria-invalid={values !== null && !Array.isArray(values)}
        value={text}
        onChange={(event) => {
          const next = event.currentTarget.value;
          const numbers = next === '' ? null : valuesIn(next);
          onDrawing({ shape, typed: next, line: Array.isArray(numbers) ? heightsOf(numbers) : line });
        }}
      />
      <p className={styles['hint']} id={`${id}-hint`} aria-live="polite">
        {values === null || Array.isArray(values)
          ? t('own.valuesHint', DRAWN_LENGTH)
          : problemSentence({ ...values, path: '' }, t)}
      </p>
      <div className={styles['actions']}>
        <Button variant="default" onClick={() => begin('empty', emptyLine)}>
          {t('own.clear')}
        </Button>
        <Button
          className="primary-button"
          disabled={!Array.isArray(values)}
          onClick={() => {
            if (!Array.isArray(values)) return;
            use(values);
            onClose();
          }}
        >
          {t('own.use')}
        </Button>
      </div>
    </>
  );
}
