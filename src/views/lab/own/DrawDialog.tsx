/** A series drawn by hand: a line, the same line as numbers, and what to begin with. */
import { Button } from '@mantine/core';
import { useId, useState } from 'react';
import { problem } from '../../../experiment/problem';
import { DRAWN_LENGTH } from '../../../experiment/sources/drawn';
import { problemSentence } from '../../../i18n';
import { useWords } from '../../../i18n/react';
import { ChoiceField, numbersIn } from '../../parts/fields';
import { Dialog } from '../../parts/Dialog';
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

export function DrawDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords();
  const use = useApp((state) => state.useDrawing);
  const [line, setLine] = useState<Heights>(emptyLine);
  const [shape, setShape] = useState<Shape>('empty');
  /** Typed by hand; null: the line's own numbers. */
  const [typed, setTyped] = useState<string | null>(null);
  const id = useId();
  const own = finished(line);
  const text = typed ?? own?.join(', ') ?? '';
  const values = text === '' ? null : valuesIn(text);
  const draw = (next: Heights) => {
    setLine(next);
    setTyped(null);
  };
  return (
    <Dialog title={t('own.drawTitle')} opened={opened} onClose={onClose} wide>
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
          onChange={(value) => {
            setShape(value as Shape);
            draw(shaped(value as Shape));
          }}
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
          setTyped(next);
          const numbers = next === '' ? null : valuesIn(next);
          if (Array.isArray(numbers)) setLine(heightsOf(numbers));
        }}
      />
      <p className={styles['hint']} id={`${id}-hint`} aria-live="polite">
        {values === null || Array.isArray(values)
          ? t('own.valuesHint', DRAWN_LENGTH)
          : problemSentence({ ...values, path: '' }, t)}
      </p>
      <div className={styles['actions']}>
        <Button
          variant="default"
          onClick={() => {
            setShape('empty');
            draw(emptyLine);
          }}
        >
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
    </Dialog>
  );
}
