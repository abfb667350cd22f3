/** Whether a part below the heatmaps is unfolded: from the start where the lab is more than one column. */
import { useState } from 'react';

const WIDE = '(min-width: 1181px)';

export function useWideFold(): { readonly open: boolean; readonly onToggle: () => void } {
  const [open, setOpen] = useState(() => window.matchMedia(WIDE).matches);
  return { open, onToggle: () => setOpen(!open) };
}
