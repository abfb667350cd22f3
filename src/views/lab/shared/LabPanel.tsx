/** A panel of the gate lab: a fold that the store unfolds, named by its line in the list of panels. */
import { Fold, type FoldProps } from '../../parts/Fold';
import { useOpen } from '../../state/use-open';

/** What a panel is given by its line in the list. */
export interface PanelProps {
  /** In `store/opened.ts`. */
  readonly id: string;
  readonly title: string;
  /** What to look for, in three sentences. */
  readonly help: string;
}

interface LabPanelProps extends PanelProps, Pick<FoldProps, 'save' | 'controls' | 'children'> {
  /** Unfolds it another way than empty-handed. */
  readonly onOpen?: () => void;
}

export function LabPanel({ id, onOpen, ...fold }: LabPanelProps) {
  const { open, onToggle } = useOpen(id);
  return <Fold {...fold} open={open} onToggle={open ? onToggle : (onOpen ?? onToggle)} />;
}
