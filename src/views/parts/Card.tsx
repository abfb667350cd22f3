/** A card of the stage: a region with its title, a few words about what is drawn, and its tools. */
import { useId, type ReactNode } from 'react';
import { Bounded, LeftOut } from './Bounded';
import styles from './card.module.css';

interface CardProps {
  readonly id: string;
  readonly title: string;
  readonly caption?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}

export function Card({ id, title, caption, tools, children }: CardProps) {
  const heading = useId();
  return (
    <section id={id} className={styles['card']} aria-labelledby={heading}>
      <div className={styles['cardHead']}>
        <h2 className={styles['title']} id={heading}>
          {title}
        </h2>
        {caption && (
          <span className={styles['caption']}>
            <LeftOut>{caption}</LeftOut>
          </span>
        )}
        {tools && (
          <div className={styles['tools']}>
            <LeftOut>{tools}</LeftOut>
          </div>
        )}
      </div>
      <Bounded name={title}>{children}</Bounded>
    </section>
  );
}
