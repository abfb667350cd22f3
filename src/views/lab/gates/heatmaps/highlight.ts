/** Lights what stands for the same quantity in equation, diagram and heatmaps, outside React. */

/**
 * Lights every part of the lab that carries the first of the target's symbols, and no other part. Only the contender whose
 * cell is looked into takes part.
 */
export function light(root: HTMLElement, target: EventTarget | null): void {
  const from = target instanceof Element ? target.closest('[data-symbol]') : null;
  const symbol = from?.closest('[data-looked-into]') ? from.getAttribute('data-symbol')?.split(' ')[0] : undefined;
  for (const lit of root.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit');
  if (!symbol) return;
  for (const same of root.querySelectorAll(`[data-looked-into] [data-symbol~="${CSS.escape(symbol)}"]`)) {
    same.setAttribute('data-lit', '');
  }
}
