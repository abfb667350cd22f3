/** Epochs of several contenders in a few words. */

/** "312", or "A 312, B 250" where contenders differ. */
export function epochList(epochs: readonly { readonly letter: string; readonly epoch: number }[]): string {
  const [first] = epochs;
  if (first === undefined) return '';
  if (epochs.every(({ epoch }) => epoch === first.epoch)) return String(first.epoch);
  return epochs.map(({ letter, epoch }) => `${letter} ${epoch}`).join(', ');
}
