/** The dialogs for the user's own data; what is in them is loaded when one is opened. */
import { useState } from 'react';
import { useWords } from '../../../i18n/react';
import type { LastFile } from '../../../store/own';
import { Dialog } from '../../parts/Dialog';
import { later, type WaitingProps } from '../../parts/later';
import { NotLoaded } from '../../parts/NotLoaded';
import type { Drawing } from './DrawContent';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const FormatContent = later(() => import('./FormatContent'), Waiting);
const DrawContent = later(() => import('./DrawContent'), Waiting);

function Waiting({ missing }: WaitingProps) {
  return missing && <NotLoaded script="dialog" missing={missing} />;
}

export function FormatDialog({ opened, onClose, last }: DialogProps & { readonly last: LastFile }) {
  const { t } = useWords();
  return (
    <Dialog title={t('own.format')} opened={opened} onClose={onClose} wide>
      <FormatContent last={last} />
    </Dialog>
  );
}

export function DrawDialog({ opened, onClose }: DialogProps) {
  const { t } = useWords();
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  return (
    <Dialog title={t('own.drawTitle')} opened={opened} onClose={onClose} wide>
      <DrawContent drawing={drawing} onDrawing={setDrawing} onClose={onClose} />
    </Dialog>
  );
}
