/** A boundary around one part of the page: where it cannot be drawn, a sentence stands in its place and the others go on. */
import { Button } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useWords } from '../../i18n/react';
import styles from './parts.module.css';

interface BoundedProps {
  /** The part's name on the page. */
  readonly name: string;
  /** Puts what is said in the place of the part into a frame like that of the part. */
  readonly frame?: (said: ReactNode) => ReactNode;
  readonly children: ReactNode;
}

/** It draws the part again only when it is told to, so that what breaks again and again does not go round in circles. */
export function Bounded({ name, frame = (said) => said, children }: BoundedProps) {
  const broken = useRef(0);
  return (
    <ErrorBoundary
      onError={() => {
        broken.current++;
      }}
      fallbackRender={({ error, resetErrorBoundary }) =>
        frame(<Broken name={name} error={error} again={() => broken.current > 0} onRetry={resetErrorBoundary} />)
      }
    >
      {children}
    </ErrorBoundary>
  );
}

/** A boundary around what is told beside a part, its caption or its tools: where they break, they are left out. */
export const LeftOut = ({ children }: { children: ReactNode }) => (
  <ErrorBoundary fallback={null}>{children}</ErrorBoundary>
);

interface BrokenProps {
  readonly name: string;
  readonly error: unknown;
  /** Whether it has broken before; this time counts only once it is drawn. */
  readonly again: () => boolean;
  readonly onRetry: () => void;
}

function Broken({ name, error, again, onRetry }: BrokenProps) {
  const { t } = useWords();
  const [once] = useState(() => !again());
  return (
    <div role="alert" className={styles['notice']}>
      <span>{t(once ? 'crashes.part' : 'crashes.again', { name })}</span>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {t('app.retry')}
      </Button>
      <ErrorDetails error={error} />
    </div>
  );
}

/** What a report needs: the error with the place in the program, to be copied. */
export function ErrorDetails({ error }: { error: unknown }) {
  const { t } = useWords();
  const details = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error);
  // Missing on plain http: the text can be selected and copied by hand.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  return (
    <details className={styles['details']}>
      <summary>{t('crashes.details')}</summary>
      <pre tabIndex={0} aria-label={t('crashes.details')} role="textbox" aria-readonly="true">
        {details}
      </pre>
      {clipboard && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            clipboard.writeText(details).catch(() => undefined);
          }}
        >
          {t('crashes.copy')}
        </Button>
      )}
    </details>
  );
}
