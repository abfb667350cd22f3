/** What a saved file is called: the experiment, the view, and the epoch of its numbers. */

/** Letters and digits of any script; everything else would have to be quoted somewhere. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

/** "sunspots-learning-curves-epoch-12.png"; without an epoch where the view has none. */
export const fileName = (experiment: string, view: string, epoch: number | null, ending: string): string =>
  `${[plain(experiment), view, ...(epoch === null ? [] : [`epoch-${epoch}`])].join('-')}.${ending}`;
