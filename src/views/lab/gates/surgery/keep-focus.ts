/** Where the focus goes when a chip is removed by the button that has it: to the next chip, or to where a new one is made. */
import { flushSync } from 'react-dom';

export function removedFrom(button: HTMLElement, remove: () => void): void {
  const panel = button.closest('[data-saved]');
  const chips = () => [...(panel?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])];
  const place = chips().findIndex((chip) => chip.contains(button));
  flushSync(remove);
  const left = chips();
  const next = left[Math.min(place, left.length - 1)]?.querySelector<HTMLElement>('button');
  (next ?? panel?.querySelector<HTMLElement>('form [type=submit]'))?.focus();
}
