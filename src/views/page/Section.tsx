/** A section of the stage with a boundary of its own: where it breaks, its card says so at its place. */
import type { ReactNode } from 'react';
import { Bounded } from '../parts/Bounded';
import { Card } from '../parts/Card';

/** @param id of the section's card, to which the links of the page lead */
export function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Bounded
      name={title}
      frame={(said) => (
        <Card id={id} title={title}>
          {said}
        </Card>
      )}
    >
      {children}
    </Bounded>
  );
}
