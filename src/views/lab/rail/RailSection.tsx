/** One section of the rail: a region with its heading. */
import { useId, type ReactNode } from 'react';
import { Bounded } from '../../parts/Bounded';
import styles from './rail.module.css';

export function RailSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section id={id} className={styles['section']} aria-labelledby={heading}>
      <h2 className={styles['heading']} id={heading}>
        {title}
      </h2>
      <Bounded name={title}>{children}</Bounded>
    </section>
  );
}
