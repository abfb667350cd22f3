/** Escape closes what is open, wherever the focus is. */
import { useWindowEvent } from '@mantine/hooks';

/**
 * The library's menus and popovers hear Escape only while they have the focus, which they take a moment after they have
 * opened.
 */
export function useEscape(close: () => void): void {
  useWindowEvent('keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
}
